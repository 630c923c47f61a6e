// Meetings over REST, and what those who are in are told of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rest, signUp } from '../people.mjs';
import { assertLike, isMeetingId, isText, isTime } from './likeness.mjs';
import { assertTold, gather } from './scene.mjs';
import { meeting as meetingShape, notification } from './shapes.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

test('POST makes a meeting with the settings that are named, and the others as they are by default', async () => {
  const world = await open();
  const { status, body } = await world.rest('carl', 'POST', '/api/meetings', {
    title: 'Plans',
    description: 'What to do next',
    password: 'open sesame',
    settings: { waitingRoom: true, maxParticipants: 5 },
  });
  assert.equal(status, 201);
  assertLike(body, {
    id: isMeetingId,
    title: 'Plans',
    description: 'What to do next',
    hostId: world.id('carl'),
    hostName: world.name('carl'),
    hasPassword: true,
    settings: {
      waitingRoom: true,
      maxParticipants: 5,
      muteOnEntry: false,
      guests: true,
      locked: false,
      mode: 'sfu',
      allowScreenShare: 'everyone',
      allowChat: 'everyone',
      allowRecording: 'host',
    },
    createdAt: isTime,
  });
});

test('GET lists the own meetings, the newest first', async () => {
  const eva = await signUp('eva');
  const mine = [];
  for (const title of ['one', 'two', 'three']) mine.unshift((await rest('POST', '/api/meetings', { title }, eva.accessToken)).body);
  const page = async (query) => (await rest('GET', `/api/meetings${query}`, undefined, eva.accessToken)).body;
  assert.deepEqual(await page(''), { items: mine, hasMore: false });
  assert.deepEqual(await page('?limit=2'), { items: mine.slice(0, 2), hasMore: true });
  assert.deepEqual(await page(`?limit=2&before=${mine[1].id}`), { items: mine.slice(2), hasMore: false });
});

test('GET of one names those who are in it to those who are, and to nobody else', async () => {
  const world = await open();
  const path = `/api/meetings/${world.meetingId}`;
  for (const name of ['anna', 'bert']) {
    const { body } = await world.rest(name, 'GET', path);
    assertLike(body, meetingShape);
    assert.deepEqual(Object.keys(body.participants).sort(), ['anna', 'bert', 'carl'].map((each) => world.id(each)).sort());
  }
  const { body } = await world.rest('dora', 'GET', path);
  assertLike(body, meetingShape);
  assert.equal(body.participants, undefined);
});

test('PATCH changes what is named and tells everybody in the meeting, once', async () => {
  const world = await open();
  const change = (fields) => world.rest('anna', 'PATCH', `/api/meetings/${world.meetingId}`, fields);
  const { answer, heard } = await world.during(() => change({ title: 'Sitdown', settings: { allowChat: 'host' } }));
  assert.equal(answer.status, 200);
  assert.equal(answer.body.title, 'Sitdown');
  assert.equal(answer.body.settings.allowChat, 'host');
  const updated = [['meeting-updated', { meetingId: world.meetingId, meeting: answer.body }]];
  assertTold(heard, { anna: updated, bert: updated, carl: updated });
  assertTold((await world.during(() => change({ title: 'Sitdown' }))).heard, {});
  await change({ title: 'Standup', settings: { allowChat: 'everyone' } });

  const secret = await world.during(() => change({ password: 'open sesame' }));
  assert.ok(!JSON.stringify(secret).includes('sesame'), 'the password is shown to nobody');
  await change({ password: '' });

  const locked = await world.during(() => change({ settings: { locked: true } }));
  const events = locked.heard.bert.map(([event]) => event);
  assert.deepEqual(events, ['meeting-locked', 'chat-message']);
  await change({ settings: { locked: false } });
});

test('POST of invites notifies the invited, whoever is in may invite', async () => {
  const world = await open();
  const userIds = [world.id('dora'), Number(world.id('anna')), world.id('dora')];
  const { answer, heard } = await world.during(() => world.rest('bert', 'POST', `/api/meetings/${world.meetingId}/invites`, { userIds }));
  assert.deepEqual([answer.status, answer.body], [200, { invited: 2 }]);
  const told = ['notification', { ...notification, type: 'meeting_invite', title: isText, data: { meetingId: world.meetingId, invitedBy: world.id('bert') } }];
  assertTold(heard, { dora: [told], anna: [told], desk: [told] });
});

test('POST of invites tells nobody twice, and not which ids are users', async () => {
  const world = await gather();
  const invite = (who, userIds) => world.rest(who, 'POST', `/api/meetings/${world.meetingId}/invites`, { userIds });
  await world.during(() => invite('anna', [world.id('dora')]));
  const again = await world.during(() => invite('bert', [world.id('dora'), 999999999]));
  assert.deepEqual([again.answer.status, again.answer.body], [200, { invited: 2 }]);
  assertTold(again.heard, {});
  await world.leave();
});

test('DELETE ends a meeting for good', async () => {
  const world = await gather();
  const path = `/api/meetings/${world.meetingId}`;
  const { answer, heard } = await world.during(() => world.rest('anna', 'DELETE', path));
  assert.equal(answer.status, 204);
  const ended = [['meeting-ended', { meetingId: world.meetingId, endedBy: world.id('anna') }]];
  assertTold(heard, { anna: ended, bert: ended, carl: ended });
  assertLike((await world.rest('anna', 'GET', path)).body.endedAt, isTime);
  await world.leave();
});

const long = (length) => 'x'.repeat(length);

test('what does not fit is refused by name, with the status of its code, and changes nothing', async () => {
  const world = await open();
  const one = `/api/meetings/${world.meetingId}`;
  const invites = `${one}/invites`;
  const before = (await world.rest('anna', 'GET', one)).body;
  const rows = [
    ['anna', 'POST', '/api/meetings', {}, 400, /^title /],
    ['anna', 'POST', '/api/meetings', { title: ' ' }, 400, /^title must not be blank$/],
    ['anna', 'POST', '/api/meetings', { title: long(201) }, 400, /^title size/],
    ['anna', 'POST', '/api/meetings', { title: 'x', description: long(2001) }, 400, /^description size/],
    ['anna', 'POST', '/api/meetings', { title: 'x', password: long(129) }, 400, /^password size/],
    ['anna', 'POST', '/api/meetings', { title: 'x', settings: { maxParticipants: 1 } }, 400, /^settings\.maxParticipants/],
    ['anna', 'POST', '/api/meetings', { title: 'x', settings: { maxParticipants: 1001 } }, 400, /^settings\.maxParticipants/],
    ['anna', 'POST', '/api/meetings', { title: 'x', settings: { mode: 'tape' } }, 400, /^settings\.mode must be one of/],
    ['anna', 'POST', '/api/meetings', { title: 'x', settings: { allowChat: 'bert' } }, 400, /^settings\.allowChat must be one of/],
    ['anna', 'POST', '/api/meetings', { title: 'x', settings: { waitingRoom: 'yes' } }, 400, /^settings\.waitingRoom must be true or false$/],
    ['anna', 'GET', '/api/meetings?limit=0', undefined, 400, /^limit /],
    ['anna', 'GET', '/api/meetings?before=zzz-zzzz-zzz', undefined, 400, /^before must be the id of a meeting$/],
    ['anna', 'GET', '/api/meetings/zzz-zzzz-zzz', undefined, 404, /zzz-zzzz-zzz/],
    ['anna', 'PATCH', '/api/meetings/zzz-zzzz-zzz', { title: 'x' }, 404, /zzz-zzzz-zzz/],
    ['anna', 'PATCH', one, { title: '' }, 400, /^title must not be blank$/],
    ['anna', 'PATCH', one, { settings: { maxParticipants: 0 } }, 400, /^settings\.maxParticipants/],
    ['anna', 'PATCH', `/api/meetings/${world.endedId}`, { title: 'x' }, 409, /ended/],
    ['bert', 'PATCH', one, { title: 'x' }, 403, /host/],
    ['dora', 'PATCH', one, { title: 'x' }, 403, /host/],
    ['bert', 'DELETE', one, undefined, 403, /host/],
    ['anna', 'DELETE', '/api/meetings/zzz-zzzz-zzz', undefined, 404, /zzz-zzzz-zzz/],
    ['anna', 'POST', invites, {}, 400, /^userIds must be a list$/],
    ['anna', 'POST', invites, { userIds: [] }, 400, /^userIds size/],
    ['anna', 'POST', invites, { userIds: ['bert'] }, 400, /^userIds\[0\] must be a whole number$/],
    ['anna', 'POST', invites, { userIds: [null] }, 400, /^userIds\[0\]/],
    ['anna', 'POST', invites, { userIds: Array.from({ length: 101 }, (_, i) => i) }, 400, /^userIds size/],
    ['dora', 'POST', invites, { userIds: [world.id('anna')] }, 403, /invite/],
    ['anna', 'POST', '/api/meetings/zzz-zzzz-zzz/invites', { userIds: [world.id('bert')] }, 404, /zzz-zzzz-zzz/],
    ['anna', 'POST', `/api/meetings/${world.endedId}/invites`, { userIds: [world.id('bert')] }, 409, /ended/],
  ];
  const codes = { 400: 'BAD_REQUEST', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' };
  const { heard } = await world.during(async () => {
    for (const [who, method, path, body, status, message] of rows) {
      const answer = await world.rest(who, method, path, body);
      const what = `${who} ${method} ${path} ${JSON.stringify(body)?.slice(0, 100)}: ${JSON.stringify(answer.body)}`;
      assert.equal(answer.status, status, what);
      const details = status === 409 ? { details: { reason: 'ended' } } : {};
      assertLike(answer.body, { error: { code: codes[status], message: (text) => message.test(text), ...details } }, what);
    }
  });
  assertTold(heard, {});
  assert.deepEqual((await world.rest('anna', 'GET', one)).body, before);
  assert.equal((await rest('GET', one)).status, 401);
});
