// What hosts do stands in the audit log: an admin reads there who did what to whom, when and why, and takes it away as a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ask, connect, createMeeting, hangUp, received, rest, signUp, talkTo } from './people.mjs';
import { ownServer } from './server.mjs';

/** Its first account is the administrator's. */
const server = await ownServer();
const people = {};

before(async () => {
  await server.start();
  talkTo(server.at);
  for (const name of ['admin', 'anna', 'bert', 'carl']) people[name] = await signUp(name);
});
after(async () => {
  hangUp();
  await server.remove();
});

const id = (name) => String(people[name].user.id);
const join = (name, world) => ask(world[name], 'join-meeting', { meetingId: world.meetingId });

async function knock(world) {
  assert.equal((await join('carl', world)).waiting, true);
  world.socketId = (await received(world.anna, 'waiting-join', (each) => each.meetingId === world.meetingId)).socketId;
}
const does = (name, event, fields = () => ({})) => async (world) => {
  const answer = await ask(world[name], event, { meetingId: world.meetingId, ...fields(world) });
  assert.equal(answer.success, true, JSON.stringify(answer));
  return answer;
};
const records = async (world) => {
  world.recordingId = (await does('anna', 'start-recording')(world)).recordingId;
};
const over = (method, path, body) => async (world, reason) => {
  const query = body ? '' : `?reason=${encodeURIComponent(reason)}`;
  const answer = await rest(method, path(world) + query, body && { ...body, reason }, people.anna.accessToken);
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
};

const bert = (field) => ({ fields: () => ({ [field]: id('bert') }), whom: 'bert' });
const meeting = ({ meetingId }) => `/api/meetings/${meetingId}`;
const aRecording = /^recording \d+, both$/;

/** By event or route: what is done before, with which fields, and what is written down then. */
const orders = {
  'approve-waiting': { prepare: knock, fields: ({ socketId }) => ({ socketId }), action: 'approve', whom: 'carl' },
  'reject-waiting': { prepare: knock, fields: ({ socketId }) => ({ socketId }), action: 'reject', whom: 'carl' },
  'send-to-waiting': { ...bert('userId'), action: 'send-to-waiting' },
  'lock-meeting': { fields: () => ({ locked: true }), action: 'lock' },
  'end-meeting': { action: 'end' },
  'promote-to-host': { ...bert('newHostId'), action: 'hand-over' },
  'eject-participant': { ...bert('participantId'), action: 'eject' },
  'allow-participant': {
    prepare: does('anna', 'eject-participant', () => ({ participantId: id('bert') })),
    ...bert('userId'),
    action: 'readmit',
  },
  'mute-participant': { ...bert('userId'), action: 'mute' },
  'ask-unmute': { ...bert('userId'), action: 'ask-unmute' },
  'change-layout': { fields: () => ({ layout: 'gallery' }), action: 'layout', detail: /^layout: grid -> gallery$/ },
  'change-quality': { fields: () => ({ video: 'low', audio: 'auto' }), action: 'change-quality', detail: /^video: auto -> low$/ },
  'respond-host-control': {
    prepare: does('bert', 'request-host-control'),
    fields: () => ({ accepted: false }),
    whom: 'bert',
    action: 'decline-control-request',
  },
  'lower-hand': { prepare: does('bert', 'hand-raised'), ...bert('userId'), action: 'lower-hand' },
  'stop-screen-share': { prepare: does('bert', 'start-screen-share'), ...bert('userId'), action: 'stop-screen-share' },
  'start-recording': { action: 'start-recording', detail: aRecording },
  'stop-recording': { prepare: records, action: 'stop-recording', detail: aRecording },
  'PATCH /api/meetings/{id}': {
    how: over('PATCH', meeting, { title: 'Plans', password: 'open sesame', settings: { allowChat: 'host' } }),
    action: 'update-settings',
    detail: /^title: Test -> Plans; password set; allowChat: everyone -> host$/,
  },
  'DELETE /api/meetings/{id}': { how: over('DELETE', meeting), action: 'end' },
  'DELETE /api/recordings/{id}': {
    prepare: records,
    how: over('DELETE', ({ recordingId }) => `/api/recordings/${recordingId}`),
    action: 'delete-recording',
    detail: aRecording,
  },
};

/** A meeting of Anna's that Bert is in. */
async function gather() {
  const { id: meetingId } = await createMeeting(people.anna);
  const world = { meetingId };
  for (const name of ['anna', 'bert', 'carl']) world[name] = await connect(people[name].accessToken);
  for (const name of ['anna', 'bert']) assert.equal((await join(name, world)).success, true);
  const settled = await rest('PATCH', meeting(world), { settings: { waitingRoom: true } }, people.anna.accessToken);
  assert.equal(settled.status, 200);
  return world;
}

const asAdmin = (path) => rest('GET', path, undefined, people.admin.accessToken);
const written = async ({ meetingId }) => (await asAdmin(`/api/admin/audit?limit=100&subject=${meetingId}`)).body.items;

/** Does something and gives the entries that it made, which have to be of then. */
async function entriesOf(world, action) {
  const known = (await written(world)).length;
  const start = Date.now();
  await action();
  const all = await written(world);
  const made = all.slice(0, all.length - known);
  for (const { at } of made) assert.ok(start <= Date.parse(at) && Date.parse(at) <= Date.now(), at);
  return made;
}

function assertEntry(entry, { action, whom, detail = /^$/ }, meetingId, reason) {
  const { id: number, at, detail: said, ...rest_ } = entry;
  assert.match(number, /^\d+$/);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.match(said ?? '', detail);
  const target = whom ? { id: id(whom), username: people[whom].username } : null;
  const actor = { id: id('anna'), username: people.anna.username };
  assert.deepEqual(rest_, { actor, action, subjectKind: 'meeting', subjectId: meetingId, target, reason });
}

for (const [name, order] of Object.entries(orders)) {
  test(`${name}: who, whom, when and why`, async () => {
    const world = await gather();
    await order.prepare?.(world);
    const reason = `=why ${name}, "they" ask`;
    const how = order.how ?? (() => does('anna', name, () => ({ ...order.fields?.(world), reason }))(world));
    const made = await entriesOf(world, () => how(world, reason));
    assert.equal(made.length, 1, JSON.stringify(made));
    assertEntry(made[0], order, world.meetingId, reason);
    hangUp();
  });
}

test('an accepted request to be host is one entry, and the handover another', async () => {
  const world = await gather();
  await does('bert', 'request-host-control')(world);
  const made = await entriesOf(world, does('anna', 'respond-host-control', () => ({ accepted: true, reason: 'my turn is over' })).bind(null, world));
  assert.equal(made.length, 2);
  assertEntry(made[1], { action: 'accept-control-request', whom: 'bert' }, world.meetingId, 'my turn is over');
  assertEntry(made[0], { action: 'hand-over', whom: 'bert' }, world.meetingId, 'my turn is over');
  hangUp();
});

test('every event that is for hosts alone has its entry here', async () => {
  const matrix = await readFile(new URL('../../../../docs/matrix.csv', import.meta.url), 'utf8');
  const cells = matrix.trim().split('\n').map((line) => line.split(','));
  const may = (role) => new Set(cells.filter(([, , who, open]) => who === role && open === 'yes').map(([, event]) => event));
  const others = may('participant');
  const hostOnly = [...may('host')].filter((event) => !others.has(event));
  assert.ok(hostOnly.length >= 13, `${hostOnly}`);
  assert.deepEqual(hostOnly.filter((event) => !(event in orders)), []);
});

/** Everything, the newest first, page by page. */
async function everything() {
  const all = [];
  for (let more = true; more; ) {
    const { body } = await asAdmin(`/api/admin/audit?limit=20${all.length > 0 ? `&before=${all.at(-1).id}` : ''}`);
    all.push(...body.items);
    more = body.hasMore;
  }
  return all;
}

async function saved(format) {
  const response = await fetch(`${server.at}/api/admin/audit/export?format=${format}`, {
    headers: { authorization: `Bearer ${people.admin.accessToken}` },
  });
  assert.equal(response.status, 200);
  return response.text();
}

test('both files have everything that the pages have', async () => {
  const all = await everything();
  assert.ok(all.length > Object.keys(orders).length, `${all.length} entries`);
  const lines = (await saved('ndjson')).trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines, all);
  const [head, ...rows] = table(await saved('csv'));
  assert.deepEqual(head, ['id', 'at', 'actorId', 'actorName', 'action', 'subjectKind', 'subjectId', 'targetId', 'targetName', 'reason', 'detail']);
  const text = (value) => (/^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? ''));
  const cells = ({ actor, target, ...entry }) => [
    entry.id, entry.at, actor.id, actor.username, entry.action, entry.subjectKind, entry.subjectId,
    text(target?.id), text(target?.username), text(entry.reason), text(entry.detail),
  ];
  assert.deepEqual(rows, all.map(cells));
  assert.ok(!JSON.stringify([all, rows]).includes('sesame'), 'a password is written down nowhere');
});

test('nobody else reads them', async () => {
  for (const path of ['/api/admin/audit', '/api/admin/audit/export?format=csv', '/api/admin/audit/export?format=ndjson']) {
    assert.equal((await rest('GET', path, undefined, people.anna.accessToken)).status, 403, path);
    assert.equal((await rest('GET', path)).status, 401, path);
  }
});

/** The cells of a table (RFC 4180), row by row. */
function table(csv) {
  return csv.split(/\r\n(?=\d|$)/).filter(Boolean).map((row) =>
    [...row.matchAll(/("((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g)].slice(0, 11).map(([, , quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain),
  );
}
