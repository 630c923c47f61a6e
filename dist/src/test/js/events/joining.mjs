// Coming in and going out: join-meeting, leave-meeting, and what everybody is told of who is there.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, received, rest, signUp } from '../people.mjs';
import { assertLike, isTime } from './likeness.mjs';
import { inMeeting, refusals } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';
import { chatMessage, notification, shapes } from './shapes.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

/** How a participant is shown. */
const shown = (world, name, { isHost = false } = {}) => ({
  ...world.person(name),
  isHost,
  isConnected: true,
  joinTime: isTime,
  microphone: true,
  camera: true,
  microphoneEnabled: true,
  cameraEnabled: true,
});

/** What somebody is told who joins: all of these are there. */
function joined(world, names, { isHost = false } = {}) {
  const participants = names.map((name) => shown(world, name, { isHost: name === 'anna' }));
  return {
    meetingId: world.meetingId,
    meeting: {
      id: world.meetingId,
      title: 'Standup',
      description: '',
      hostId: world.id('anna'),
      hostName: world.name('anna'),
      hasPassword: false,
      settings: {
        waitingRoom: false,
        maxParticipants: 100,
        muteOnEntry: false,
        guests: true,
        locked: false,
        mode: 'sfu',
        allowScreenShare: 'everyone',
        allowChat: 'everyone',
        allowRecording: 'host',
      },
      createdAt: isTime,
      participants: Object.fromEntries(participants.map((each) => [each.userId, each])),
    },
    participants,
    participantCount: names.length,
    isHost,
    layout: 'grid',
    raisedHands: [],
    screenShare: null,
    recording: null,
    media: { mode: 'sfu', peer: 'sfu', iceServers: [] },
  };
}

test('join-meeting tells all to who joins, and the others of him', async () => {
  const world = await open();
  const { ack, heard } = await world.does('dora', 'join-meeting');
  const meeting = joined(world, ['anna', 'bert', 'carl', 'dora']);
  assertLike(ack, { success: true, ...meeting });
  const news = ['participant-joined', { ...world.person('dora'), participantCount: 4 }];
  assertTold(heard, { dora: [['meeting-joined', meeting], news], anna: [news], bert: [news], carl: [news] });

  const again = await world.does('dora', 'join-meeting');
  assert.deepEqual(again.ack, ack);
  assertTold(again.heard, { dora: [['meeting-joined', meeting]] });
});

test('join-meeting from a second device makes no second participant', async () => {
  const world = await open();
  const { ack, heard } = await world.does('desk', 'join-meeting');
  assert.equal(ack.participantCount, 4);
  assert.equal(ack.isHost, true);
  assertTold(heard, { desk: [['meeting-joined', joined(world, ['anna', 'bert', 'carl', 'dora'], { isHost: true })]] });
  const left = await world.does('desk', 'leave-meeting');
  assertTold(left.heard, { desk: [['meeting-left', { meetingId: world.meetingId }]] });
});

test('leave-meeting tells the others, and is no error when it is repeated', async () => {
  const world = await open();
  const { ack, heard } = await world.does('dora', 'leave-meeting');
  const answer = ['meeting-left', { meetingId: world.meetingId }];
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId });
  const news = ['participant-left', { ...world.person('dora'), participantCount: 3 }];
  assertTold(heard, { dora: [answer], anna: [news], bert: [news], carl: [news] });
  assertTold((await world.does('dora', 'leave-meeting')).heard, { dora: [answer] });
});

test('joining another meeting leaves the first', async () => {
  const world = await open();
  await world.ask('dora', 'join-meeting');
  const other = await createMeeting(world.people.anna);
  const { heard } = await world.does('dora', 'join-meeting', { meetingId: other.id });
  const news = ['participant-left', { ...world.person('dora'), participantCount: 3 }];
  const told = [['meeting-joined', { ...shapes['meeting-joined'], meetingId: other.id }], ['participant-joined', { ...world.person('dora'), participantCount: 1 }]];
  assertTold(heard, { dora: told, anna: [news], bert: [news], carl: [news] });
  await world.ask('dora', 'leave-meeting', { meetingId: other.id });
});

test('participants-updated lists who is in and connected, to those who are in', async () => {
  const world = await open();
  const [phone, dora] = [world.socket('phone'), world.socket('dora')];
  await world.quiet();
  dora.got.length = 0;
  await world.ask('phone', 'join-meeting');
  const list = (names, absent) => ({
    meetingId: world.meetingId,
    participants: names.map((name) => ({ ...shown(world, name, { isHost: name === 'anna' }), isConnected: name !== absent })),
    participantCount: names.length,
  });
  for (const name of ['anna', 'bert', 'phone', 'carl']) await assertHears(world.socket(name), 'participants-updated', list(['anna', 'bert', 'carl']));
  for (const device of [world.socket('bert'), phone]) {
    device.io.reconnection(false);
    device.io.engine.close();
  }
  await assertHears(world.socket('anna'), 'participants-updated', list(['anna', 'bert', 'carl'], 'bert'));
  for (const device of [world.socket('bert'), phone]) {
    device.connect();
    await eventually(() => device.connected, 'a new connection');
  }
  world.socket('anna').got.length = 0;
  await assertHears(world.socket('anna'), 'participants-updated', list(['anna', 'bert', 'carl']));
  await world.ask('phone', 'leave-meeting');
  await world.quiet();
  assert.deepEqual(all(dora, 'participants-updated'), []);
});

test('when the host is gone the longest-present participant is host', async () => {
  const world = await gather({ inside: ['anna', 'bert', 'carl'] });
  const { heard } = await world.does('anna', 'leave-meeting');
  const left = ['participant-left', { ...world.person('anna'), participantCount: 2 }];
  const changed = [
    'host-changed',
    { meetingId: world.meetingId, oldHostId: world.id('anna'), newHostId: world.id('bert'), newHostName: world.name('bert') },
  ];
  const said = ['chat-message', { ...chatMessage, ...world.person('bert'), message: `${world.name('bert')} is the host now`, type: 'system' }];
  const noticed = ['notification', { ...notification, type: 'system', title: 'You are the host now', data: { meetingId: world.meetingId } }];
  assertTold(heard, {
    anna: [['meeting-left', { meetingId: world.meetingId }]],
    bert: [left, changed, said, noticed],
    phone: [noticed],
    carl: [left, changed, said],
  });
  await world.leave();
});

test('a password is asked of everybody but the host', async () => {
  const world = await gather({ inside: ['anna'], password: 'open sesame' });
  const { heard, ack } = await world.does('bert', 'join-meeting', { password: 'open sesame' });
  assert.equal(ack.meeting.hasPassword, true);
  assert.ok(!JSON.stringify(heard).includes('sesame'), 'nobody is told the password');
  await world.leave();
});

refusals('join-meeting', {
  scene: async () => gather({ inside: ['anna', 'bert'], password: 'open sesame', settings: { maxParticipants: 2 } }),
  as: 'join-error',
  by: 'dora',
  good: { password: 'open sesame' },
  rows: [
    ...inMeeting('join-meeting').filter(([what]) => what !== 'somebody who is not in it'),
    ['no password', { password: undefined }, 'FORBIDDEN', /^This meeting has a password$/, 'dora', 'password'],
    ['a wrong password', { password: 'sesame' }, 'FORBIDDEN', /not the password/, 'dora', 'password'],
    ['a number for password', { password: {} }, 'BAD_REQUEST', /^password must be a string$/],
    ['a password that is too long', { password: 'x'.repeat(129) }, 'BAD_REQUEST', /^password size must be between 0 and 128$/],
    ['one more than there is room for', {}, 'FORBIDDEN', /^This meeting is full: 2 are in it$/, 'dora', 'full'],
  ],
});

refusals('leave-meeting', {
  scene: open,
  rows: inMeeting('leave-meeting').filter(([what]) => !['a meeting that has ended', 'somebody who is not in it'].includes(what)),
});

test('join-meeting is refused while a meeting is locked, to guests whom it lets in no more, and to those who were ejected', async () => {
  const world = await gather({ inside: ['anna', 'bert'] });
  const guest = await rest('POST', '/api/auth/guest', { username: 'Gast', meetingId: world.meetingId });
  const gast = await connect(guest.body.accessToken);
  await world.rest('anna', 'PATCH', `/api/meetings/${world.meetingId}`, { settings: { guests: false } });
  const refusedGuest = await ask(gast, 'join-meeting', { meetingId: world.meetingId });
  assert.deepEqual(refusedGuest, { success: false, error: 'This meeting lets no guests in: sign in', code: 'FORBIDDEN', reason: 'guests' });
  assert.equal((await received(gast, 'join-error')).code, 'FORBIDDEN');
  gast.disconnect();

  await world.ask('anna', 'lock-meeting', { locked: true });
  assert.deepEqual(await world.ask('carl', 'join-meeting'), {
    success: false,
    error: 'This meeting is locked: nobody joins any more',
    code: 'FORBIDDEN',
    reason: 'locked',
  });
  await assertHears(world.socket('carl'), 'join-error', { ...shapes['join-error'], event: 'join-meeting', code: 'FORBIDDEN' });
  assert.equal((await world.ask('bert', 'join-meeting')).success, true, 'who is in may join again');

  await world.ask('anna', 'eject-participant', { participantId: world.id('bert') });
  assert.deepEqual(await world.ask('bert', 'join-meeting'), {
    success: false,
    error: 'You were ejected from this meeting',
    code: 'FORBIDDEN',
    reason: 'ejected',
  });
  await world.leave();
});

test('a guest is a participant like others', async () => {
  const world = await open();
  const guest = await rest('POST', '/api/auth/guest', { username: 'Gast', meetingId: world.meetingId });
  const gast = await connect(guest.body.accessToken);
  const { heard } = await world.during(() => ask(gast, 'join-meeting', { meetingId: world.meetingId }));
  const news = ['participant-joined', { userId: String(guest.body.user.id), username: 'Gast', participantCount: 4 }];
  assertTold(heard, { anna: [news], bert: [news], carl: [news] });
  gast.disconnect();
  await assertHears(world.socket('anna'), 'participant-left', { userId: news[1].userId, username: 'Gast', participantCount: 3 });
});
