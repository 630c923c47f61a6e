// The waiting room: who knocks, who is told, and the host's answers.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, received } from '../people.mjs';
import { isText } from './likeness.mjs';
import { byHost, refusals, unknownPerson } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';
import { shapes } from './shapes.mjs';

const waitingRoom = { inside: ['anna'], settings: { waitingRoom: true } };
let scene;

/** Anna and Bert are in; Carl and Dora have to knock. */
async function open() {
  if (!scene) {
    scene = await gather(waitingRoom);
    await scene.ask('bert', 'join-meeting');
    const { socketId } = await assertHears(scene.socket('anna'), 'waiting-join', shapes['waiting-join']);
    await scene.ask('anna', 'approve-waiting', { socketId });
  }
  return scene;
}
after(() => scene?.leave());

const place = (world, position) => ({ meetingId: world.meetingId, position, waiting: true });
const ticket = (heard) => heard.anna.find(([event]) => event === 'waiting-join')[1].socketId;

test('join-meeting makes one wait, and asks every session of the host alone', async () => {
  const world = await open();
  const { ack, heard } = await world.does('carl', 'join-meeting');
  assert.deepEqual(ack, { success: true, ...place(world, 1) });
  const asked = ['waiting-join', { meetingId: world.meetingId, socketId: isText, ...world.person('carl') }];
  assertTold(heard, { carl: [['waiting-room', place(world, 1)]], anna: [asked], desk: [asked] });
  assert.ok(!Object.values(world.sockets).some((socket) => socket.id === ticket(heard)), 'a ticket is no session of anybody');

  const again = await world.does('carl', 'join-meeting');
  assertTold(again.heard, { carl: [['waiting-room', place(world, 1)]] });
});

test('approve-waiting lets in whom the ticket names, and moves the others on', async () => {
  const world = await open();
  const { heard: knock } = await world.does('dora', 'join-meeting');
  assert.deepEqual(knock.dora, [['waiting-room', place(world, 2)]]);
  world.socket('desk').got.length = 0;
  await world.ask('desk', 'join-meeting');
  const first = await assertHears(world.socket('desk'), 'waiting-join', { ...shapes['waiting-join'], ...world.person('carl') });
  await world.ask('desk', 'leave-meeting');

  const { ack, heard } = await world.does('anna', 'approve-waiting', { socketId: first.socketId });
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId, socketId: first.socketId, userId: world.id('carl') });
  const gone = ['waiting-left', { meetingId: world.meetingId, socketId: first.socketId, ...world.person('carl') }];
  const news = ['participant-joined', { ...world.person('carl'), participantCount: 3 }];
  assertTold(heard, {
    carl: [['meeting-joined', { ...shapes['meeting-joined'], meetingId: world.meetingId, isHost: false, participantCount: 3 }], news],
    anna: [gone, news],
    desk: [gone],
    bert: [news],
    dora: [['waiting-room', place(world, 1)]],
  });
  const twice = await world.ask('anna', 'approve-waiting', { socketId: first.socketId });
  assert.equal(twice.code, 'NOT_FOUND');
});

test('reject-waiting refuses with the reason, to him alone', async () => {
  const world = await open();
  const socketId = ticket((await rejoined(world, 'dora')).heard);
  const { ack, heard } = await world.does('anna', 'reject-waiting', { socketId, reason: 'Too late' });
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId, socketId, userId: world.id('dora') });
  const refused = { event: 'join-meeting', code: 'FORBIDDEN', message: 'Too late', error: 'Too late', reason: 'rejected' };
  const gone = ['waiting-left', { meetingId: world.meetingId, socketId, ...world.person('dora') }];
  assertTold(heard, { dora: [['join-error', refused]], anna: [gone], desk: [gone] });
  assert.equal((await world.ask('dora', 'chat-message', { text: 'let me in' })).code, 'FORBIDDEN');
});

/** Goes out of the line and comes back to it. */
async function rejoined(world, name) {
  await world.ask(name, 'leave-meeting');
  return world.does(name, 'join-meeting');
}

test('leave-meeting gives the place in the line up', async () => {
  const world = await open();
  const socketId = ticket((await rejoined(world, 'dora')).heard);
  const { heard } = await world.does('dora', 'leave-meeting');
  const gone = ['waiting-left', { meetingId: world.meetingId, socketId, ...world.person('dora') }];
  assertTold(heard, { dora: [['meeting-left', { meetingId: world.meetingId }]], anna: [gone], desk: [gone] });
});

test('send-to-waiting takes a participant out and puts him at the end of the line', async () => {
  const world = await open();
  const { ack, heard } = await world.does('anna', 'send-to-waiting', { userId: world.id('carl'), reason: 'unheard' });
  assert.deepEqual(ack, { success: true });
  const left = ['participant-left', { ...world.person('carl'), participantCount: 2 }];
  const asked = ['waiting-join', { meetingId: world.meetingId, socketId: isText, ...world.person('carl') }];
  assertTold(heard, { carl: [['waiting-room', place(world, 1)]], anna: [left, asked], desk: [asked], bert: [left] });
  const { heard: silence } = await world.does('anna', 'chat-message', { text: 'Is he gone?' });
  assert.deepEqual(silence.carl, []);
  await world.ask('carl', 'leave-meeting');
});

test('who waits is told of nothing else, and may do nothing else', async () => {
  const world = await open();
  await world.does('dora', 'join-meeting');
  const { heard } = await world.during(async () => {
    await world.ask('anna', 'chat-message', { text: 'secret' });
    await world.ask('bert', 'hand-raised');
    await world.ask('bert', 'hand-lowered');
    await world.ask('anna', 'webrtc-offer', { to: world.id('dora'), offer: { type: 'offer', sdp: 'v=0' } });
  });
  assert.deepEqual(heard.dora, []);
  assert.equal((await world.ask('dora', 'get-chat-history')).code, 'FORBIDDEN');
  await world.ask('dora', 'leave-meeting');
});

test('the participant limit and the end of the meeting are asked again at approval', async () => {
  const world = await gather({ ...waitingRoom, settings: { waitingRoom: true, maxParticipants: 2 } });
  const tickets = {};
  for (const name of ['bert', 'carl']) tickets[name] = ticket((await world.does(name, 'join-meeting')).heard);
  await world.does('anna', 'approve-waiting', { socketId: tickets.bert });
  const full = await world.ask('anna', 'approve-waiting', { socketId: tickets.carl });
  assert.deepEqual(full, { success: false, error: 'This meeting is full: 2 are in it', code: 'FORBIDDEN', reason: 'full' });
  assert.equal((await world.ask('carl', 'get-chat-history')).code, 'FORBIDDEN', 'he waits on');
  await world.ask('anna', 'end-meeting');
  const over = await received(world.socket('carl'), 'join-error', ({ code }) => code === 'CONFLICT');
  assert.equal(over.event, 'join-meeting');
  assert.equal((await ask(world.socket('dora'), 'join-meeting', { meetingId: world.meetingId })).code, 'CONFLICT');
  await world.leave();
});

const socketIds = [
  ['no socketId', { socketId: undefined }, 'BAD_REQUEST', /^socketId must be a string$/],
  ['an object for socketId', { socketId: {} }, 'BAD_REQUEST', /^socketId must be a string$/],
  ['a socketId that is too long', { socketId: 'x'.repeat(65) }, 'BAD_REQUEST', /^socketId size must be between 0 and 64$/],
  ['a ticket of nobody', { socketId: 'nobody' }, 'NOT_FOUND', /nobody/],
  ["a session's id", (world) => ({ socketId: world.socket('carl').id }), 'NOT_FOUND', /who waits for this meeting/],
];
const asHost = { scene: open, by: 'anna' };

refusals('approve-waiting', { ...asHost, good: { socketId: 'nobody' }, rows: [...byHost('approve-waiting'), ...socketIds] });

refusals('reject-waiting', {
  ...asHost,
  good: { socketId: 'nobody', reason: 'no' },
  rows: [
    ...byHost('reject-waiting'),
    ...socketIds,
  ],
});

refusals('send-to-waiting', {
  ...asHost,
  good: ({ people }) => ({ userId: people.bert.user.id }),
  rows: [
    ...byHost('send-to-waiting'),
    ...unknownPerson('userId'),
    ['the host himself', ({ people }) => ({ userId: people.anna.user.id }), 'BAD_REQUEST', /^userId must be somebody else/],
    ['somebody who is not in the meeting', ({ people }) => ({ userId: people.dora.user.id }), 'NOT_FOUND', /participant/],
  ],
});

test('send-to-waiting is refused where nobody has to wait', async () => {
  const world = await gather({ inside: ['anna', 'bert'] });
  const answer = await world.ask('anna', 'send-to-waiting', { userId: world.id('bert') });
  assert.deepEqual(answer, { success: false, error: 'This meeting has no waiting room', code: 'CONFLICT' });
  await world.leave();
});
