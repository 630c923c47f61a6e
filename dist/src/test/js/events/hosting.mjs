// What the host does to a meeting and to those in it, and how somebody else becomes host.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isText } from './likeness.mjs';
import { byHost, inMeeting, refusals, unknownPerson } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';
import { chatMessage, notification, shapes } from './shapes.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

const toAll = (...told) => ({ anna: told, bert: told, carl: told });

/** Of an order: nobody is told, since it is for the audit log alone. */
const UNHEARD = 'for the audit log';

/** What the server says in the chat. */
const said = (world, name, words) => ['chat-message', { ...chatMessage, ...world.person(name), message: `${world.name(name)} ${words}`, type: 'system' }];
const noticed = (world, title, data = {}) => ['notification', { ...notification, type: 'system', title, data: { meetingId: world.meetingId, ...data } }];
const changed = (world, from, to) => ({ meetingId: world.meetingId, oldHostId: world.id(from), newHostId: world.id(to), newHostName: world.name(to) });

test('promote-to-host hands the role over, and tells everybody', async () => {
  const world = await gather();
  const { ack, heard } = await world.does('anna', 'promote-to-host', { newHostId: world.id('bert'), reason: UNHEARD });
  assert.deepEqual(ack, { success: true, ...changed(world, 'anna', 'bert') });
  const news = [['host-changed', changed(world, 'anna', 'bert')], said(world, 'bert', 'is the host now')];
  const notice = noticed(world, 'You are the host now');
  assertTold(heard, { anna: news, bert: [...news, notice], phone: [notice], carl: news });
  assert.equal((await world.ask('anna', 'promote-to-host', { newHostId: world.id('carl') })).code, 'FORBIDDEN');
  assertTold((await world.does('bert', 'promote-to-host', { newHostId: world.id('bert') })).heard, {});
  await world.leave();
});

test('eject-participant tells him with all his devices, and the others; allow-participant lets him come back', async () => {
  const world = await gather();
  await world.ask('phone', 'join-meeting');
  const bert = { participantId: world.id('bert'), reason: 'too loud' };
  const { ack, heard } = await world.does('anna', 'eject-participant', bert);
  const { meetingId } = world;
  assert.deepEqual(ack, { success: true, meetingId, ...bert });
  const you = [['ejected', { meetingId, reason: 'too loud' }], noticed(world, 'You were removed from a meeting', { reason: 'too loud' })];
  const others = [
    ['participant-ejected', { meetingId, ...bert }],
    ['participant-left', { ...world.person('bert'), participantCount: 2 }],
    said(world, 'bert', 'was removed from the meeting'),
  ];
  assertTold(heard, { anna: others, bert: you, phone: you, carl: others });
  assertTold((await world.does('anna', 'eject-participant', bert)).heard, {});
  for (const device of ['bert', 'phone']) assert.equal((await world.ask(device, 'join-meeting')).code, 'FORBIDDEN');

  const allowed = await world.does('anna', 'allow-participant', { userId: world.id('bert'), reason: UNHEARD });
  assert.deepEqual(allowed.ack, { success: true, meetingId, userId: world.id('bert') });
  assertTold(allowed.heard, {});
  await world.does('bert', 'join-meeting');
  const { ack: without } = await world.does('anna', 'eject-participant', { participantId: world.id('carl') });
  assert.equal(without.reason, '');
  await world.leave();
});

test('mute-participant shows everybody that he is muted, once', async () => {
  const world = await open();
  const userId = world.id('bert');
  const { ack, heard } = await world.does('anna', 'mute-participant', { userId, reason: UNHEARD });
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId, userId, enabled: false });
  assertTold(heard, toAll(['microphone-toggled', { meetingId: world.meetingId, userId, enabled: false }]));
  assertTold((await world.does('anna', 'mute-participant', { userId })).heard, {});
});

test('ask-unmute asks those of his devices that are in the meeting', async () => {
  const world = await open();
  const userId = world.id('bert');
  const { ack, heard } = await world.does('anna', 'ask-unmute', { userId, reason: UNHEARD });
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId, userId });
  assertTold(heard, { bert: [['unmute-asked', { meetingId: world.meetingId, by: world.id('anna'), byName: world.name('anna') }]] });
});

test('change-layout tells everybody, late joiners too', async () => {
  const world = await open();
  for (const layout of ['speaker', 'gallery', 'grid', 'speaker']) {
    const { ack, heard } = await world.does('anna', 'change-layout', { layout, reason: UNHEARD });
    assert.deepEqual(ack, { success: true, meetingId: world.meetingId, layout });
    assertTold(heard, toAll(['layout-changed', { meetingId: world.meetingId, layout }]));
  }
  assertTold((await world.does('anna', 'change-layout', { layout: 'speaker' })).heard, {});
  assert.equal((await world.state()).joined.layout, 'speaker');
});

test('change-quality of the host is for everybody, late joiners too, and of others for themselves', async () => {
  const world = await open();
  const { meetingId } = world;
  for (const video of ['low', 'medium', 'high', 'auto']) {
    const wish = { video, audio: 'high' };
    const { ack, heard } = await world.does('anna', 'change-quality', { ...wish, reason: UNHEARD });
    assert.deepEqual(ack, { success: true, meetingId, ...wish });
    assertTold(heard, toAll(['quality-changed', { meetingId, ...wish }]));
  }
  const own = { video: 'low', audio: 'auto', scope: 'self' };
  const { ack, heard } = await world.does('bert', 'change-quality', own);
  assert.deepEqual(ack, { success: true, meetingId, ...own });
  assertTold(heard, { bert: [['quality-changed', { meetingId, ...own }]] });

  const late = await world.does('dora', 'join-meeting');
  const quality = ['quality-changed', { meetingId, video: 'auto', audio: 'high' }];
  assert.deepEqual(late.heard.dora.filter(([event]) => event === 'quality-changed'), [quality]);
  await world.ask('dora', 'leave-meeting');
});

test('request-host-control asks every session of the host; respond-host-control answers, and nothing else follows a no', async () => {
  const world = await open();
  const { meetingId } = world;
  const { ack, heard } = await world.does('bert', 'request-host-control');
  const sent = ['host-control-request-sent', { meetingId, message: isText }];
  const request = ['host-control-request', { meetingId, requesterId: world.id('bert'), requesterName: world.name('bert') }];
  assert.deepEqual(ack, { success: true, meetingId, message: ack.message });
  assertTold(heard, { bert: [sent], anna: [request], desk: [request] });
  assertTold((await world.does('bert', 'request-host-control')).heard, { bert: [sent] });

  const no = await world.does('anna', 'respond-host-control', { accepted: false, reason: UNHEARD });
  const response = { meetingId, accepted: false, requesterId: world.id('bert') };
  assert.deepEqual(no.ack, { success: true, ...response });
  const told = [['host-control-response', response]];
  assertTold(no.heard, { anna: told, desk: told, bert: told, phone: told });
});

test('respond-host-control says yes to whom it names, else to the oldest', async () => {
  const world = await gather();
  const { meetingId } = world;
  for (const name of ['bert', 'carl']) await world.does(name, 'request-host-control');
  const no = await world.does('anna', 'respond-host-control', { accepted: false, requesterId: world.id('carl') });
  assert.equal(no.ack.requesterId, world.id('carl'));

  await world.does('carl', 'request-host-control');
  const { ack, heard } = await world.does('anna', 'respond-host-control', { accepted: true });
  const response = { meetingId, accepted: true, requesterId: world.id('bert') };
  assert.deepEqual(ack, { success: true, ...response });
  const told = ['host-control-response', response];
  const news = [['host-changed', changed(world, 'anna', 'bert')], said(world, 'bert', 'is the host now')];
  const open_ = ['host-control-request', { meetingId, requesterId: world.id('carl'), requesterName: world.name('carl') }];
  const notice = noticed(world, 'You are the host now');
  assertTold(heard, {
    anna: [told, ...news],
    desk: [told],
    bert: [told, ...news, open_, notice],
    phone: [told, open_, notice],
    carl: news,
  });
  await world.leave();
});

test('lock-meeting tells everybody, once', async () => {
  const world = await open();
  const { meetingId } = world;
  for (const [locked, words] of [[true, 'locked the meeting'], [false, 'unlocked the meeting']]) {
    const { ack, heard } = await world.does('anna', 'lock-meeting', { locked, reason: UNHEARD });
    assert.deepEqual(ack, { success: true, meetingId, locked });
    assertTold(heard, toAll(['meeting-locked', { meetingId, locked }], said(world, 'anna', words)));
    assertTold((await world.does('anna', 'lock-meeting', { locked })).heard, {});
  }
});

test('end-meeting tells everybody, and nobody comes back', async () => {
  const world = await gather();
  const { meetingId } = world;
  const { ack, heard } = await world.does('anna', 'end-meeting', { reason: UNHEARD });
  const ended = { meetingId, endedBy: world.id('anna') };
  assert.deepEqual(ack, { success: true, ...ended });
  assertTold(heard, toAll(['meeting-ended', ended]));
  for (const name of ['anna', 'bert']) assert.equal((await world.ask(name, 'join-meeting')).code, 'CONFLICT');
  await assertHears(world.socket('bert'), 'join-error', { ...shapes['join-error'], code: 'CONFLICT' });
  await world.leave();
});

const asHost = { scene: open, by: 'anna' };
const bert = (field) => ({ people }) => ({ [field]: people.bert.user.id });

refusals('promote-to-host', {
  ...asHost,
  good: bert('newHostId'),
  rows: [
    ...byHost('promote-to-host'),
    ...unknownPerson('newHostId'),
    ['somebody who is not in the meeting', (world) => ({ newHostId: world.id('dora') }), 'NOT_FOUND', /participant/],
  ],
});

refusals('eject-participant', {
  ...asHost,
  good: bert('participantId'),
  rows: [
    ...byHost('eject-participant'),
    ...unknownPerson('participantId'),
    ['somebody who was never there', (world) => ({ participantId: world.id('keeper') }), 'NOT_FOUND', /participant/],
    ['the host himself', (world) => ({ participantId: world.id('anna') }), 'BAD_REQUEST', /^participantId must be somebody else/],
  ],
});

// To let in who was not ejected is no error, whoever it is.
refusals('allow-participant', {
  ...asHost,
  good: bert('userId'),
  rows: [...byHost('allow-participant'), ...unknownPerson('userId').filter(([, , code]) => code !== 'NOT_FOUND')],
});

for (const event of ['mute-participant', 'ask-unmute']) {
  refusals(event, {
    ...asHost,
    good: bert('userId'),
    rows: [
      ...byHost(event),
      ...unknownPerson('userId'),
      ['somebody who is not in the meeting', (world) => ({ userId: world.id('dora') }), 'NOT_FOUND', /participant/],
    ],
  });
}

refusals('change-layout', {
  ...asHost,
  good: { layout: 'grid' },
  rows: [
    ...byHost('change-layout'),
    ['no layout', { layout: undefined }, 'BAD_REQUEST', /^layout must be one of grid, speaker, gallery$/],
    ['an unknown layout', { layout: 'circle' }, 'BAD_REQUEST', /^layout must be one of grid, speaker, gallery$/],
    ['a number for layout', { layout: 0 }, 'BAD_REQUEST', /^layout must be one of grid, speaker, gallery$/],
  ],
});

refusals('change-quality', {
  ...asHost,
  good: { video: 'low', audio: 'low' },
  rows: [
    ...byHost('change-quality'),
    ['no video', { video: undefined }, 'BAD_REQUEST', /^video must be one of high, medium, low, auto$/],
    ['no audio', { audio: undefined }, 'BAD_REQUEST', /^audio must be one of high, medium, low, auto$/],
    ['an unknown quality', { video: '4k' }, 'BAD_REQUEST', /^video must be one of high, medium, low, auto$/],
    ['an unknown scope', { scope: 'all' }, 'BAD_REQUEST', /^scope must be one of self$/],
    ['a device that is in no meeting', { scope: 'self' }, 'FORBIDDEN', /connection/, 'phone'],
  ],
});

refusals('request-host-control', {
  scene: open,
  rows: [...inMeeting('request-host-control'), ['the host himself', {}, 'CONFLICT', /^You are the host of this meeting$/, 'anna']],
});

refusals('respond-host-control', {
  ...asHost,
  good: { accepted: true },
  rows: [
    ...byHost('respond-host-control'),
    ['no accepted', { accepted: undefined }, 'BAD_REQUEST', /^accepted must be true or false$/],
    ['a word for accepted', { accepted: 'yes' }, 'BAD_REQUEST', /^accepted must be true or false$/],
    ['a name for requesterId', { requesterId: 'bert' }, 'BAD_REQUEST', /^requesterId must be a whole number$/],
    ['no open request', {}, 'NOT_FOUND', /open request/],
    ['somebody who did not ask', (world) => ({ requesterId: world.id('carl') }), 'NOT_FOUND', /open request/],
  ],
});

refusals('lock-meeting', {
  ...asHost,
  good: { locked: true },
  rows: [
    ...byHost('lock-meeting'),
    ['no locked', { locked: undefined }, 'BAD_REQUEST', /^locked must be true or false$/],
    ['a word for locked', { locked: 'true' }, 'BAD_REQUEST', /^locked must be true or false$/],
  ],
});

refusals('end-meeting', { ...asHost, rows: byHost('end-meeting') });
