// docs/matrix.csv, which people wrote and reviewed: it says what the server declares, and every cell of it holds over a real socket.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { ask, connect, createMeeting, hangUp, received, rest, signUp } from './people.mjs';

const run = promisify(execFile);
const STATES = ['open', 'waiting-room', 'locked', 'ended'];
const ROLES = ['host', 'participant', 'waiting', 'ejected', 'stranger', 'guest', 'anonymous'];
/** What comes first, since others build on it. */
const FIRST = ['start-recording', 'hand-raised', 'eject-participant', 'mark-notification-read'];
/** What comes at the end, since it changes who the sender is, or the meeting. */
const LAST = ['lock-meeting', 'join-meeting', 'leave-meeting', 'end-meeting'];
/** Where a "yes" can not be a success here, since there is no media, no waiting room or no way in: how exactly it is refused then, by event, or by event, role and state. */
const REFUSED_LATER = {
  'media-subscribe': ['NOT_FOUND', 'There is no slot with mid 0'],
  'send-to-waiting host open': ['CONFLICT', 'This meeting has no waiting room'],
  'approve-waiting host locked': ['FORBIDDEN', 'This meeting is locked: nobody joins any more'],
};
/** Whom hosts give their orders about. They go from meeting to meeting. */
const CAST = ['bert', 'carl', 'dora', 'eve', 'finn'];
const cast = {};

before(async () => {
  const people = await Promise.all([...CAST, 'keeper'].map((name) => signUp(name)));
  for (const [at, name] of CAST.entries()) cast[name] = { ...people[at], socket: await connect(people[at].accessToken) };
  cast.keeper = people[CAST.length];
});
after(hangUp);

const written = (await readFile(new URL('../../../../docs/matrix.csv', import.meta.url), 'utf8')).trim().split('\n');
const cells = written.slice(1).flatMap((line) => {
  const [dialect, event, role, ...verdicts] = line.split(',');
  return STATES.map((state, at) => ({ dialect, event, role, state, verdict: verdicts[at] }));
});

const id = (name) => cast[name].user.id;
const about = (name) => ({ meetingId }) => ({ meetingId, userId: id(name) });
const reaction = ({ meetingId, messageId }) => ({ meetingId, messageId, emoji: '👍' });
const payloads = {
  message: () => ({ message: 'hello' }),
  typing: () => true,
  'room:join': () => ({ roomId: 'lobby' }),
  'approve-waiting': ({ meetingId, tickets }) => ({ meetingId, socketId: tickets.dora }),
  'reject-waiting': ({ meetingId, tickets }) => ({ meetingId, socketId: tickets.eve, reason: 'no' }),
  'send-to-waiting': about('finn'),
  'lock-meeting': ({ meetingId, state }) => ({ meetingId, locked: state === 'locked' }),
  'webrtc-offer': ({ peer }) => ({ to: peer, offer: { type: 'offer', sdp: 'v=0' } }),
  'webrtc-answer': ({ peer }) => ({ to: peer, answer: { type: 'answer', sdp: 'v=0' } }),
  'webrtc-ice-candidate': ({ peer }) => ({ to: peer, candidate: { candidate: '' } }),
  'media-subscribe': () => ({ mid: '0' }),
  'chat-message': ({ meetingId }) => ({ meetingId, text: 'hello', type: 'text' }),
  'chat-reaction': reaction,
  'chat-reaction-remove': reaction,
  'lower-hand': about('bert'),
  'recording-chunk': ({ meetingId }) => ({ meetingId, chunk: Buffer.from([1]), type: 'audio' }),
  'get-notifications': () => ({ limit: 5 }),
  'mark-notification-read': ({ notificationId }) => ({ notificationId }),
  'delete-notification': ({ notificationId }) => ({ notificationId }),
  'promote-to-host': ({ meetingId }) => ({ meetingId, newHostId: id('finn') }),
  'eject-participant': ({ meetingId }) => ({ meetingId, participantId: id('carl'), reason: 'none' }),
  'allow-participant': about('carl'),
  'change-quality': ({ meetingId }) => ({ meetingId, video: 'high', audio: 'high', scope: 'self' }),
  'change-layout': ({ meetingId }) => ({ meetingId, layout: 'speaker' }),
  'respond-host-control': ({ meetingId }) => ({ meetingId, accepted: false, requesterId: id('bert') }),
  'mute-participant': about('bert'),
  'ask-unmute': about('bert'),
  'toggle-microphone': ({ meetingId }) => ({ meetingId, enabled: false }),
  'toggle-camera': ({ meetingId }) => ({ meetingId, enabled: false }),
};
const payload = (event, world) => (payloads[event] ?? (({ meetingId }) => ({ meetingId })))(world);

async function does(socket, event, fields) {
  const answer = await ask(socket, event, fields);
  assert.equal(answer.success, true, `${event}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A meeting in a state, the socket of somebody who is this to it, and what his events are about. */
async function arranged(role, state) {
  const host = await signUp('host');
  const meeting = await createMeeting(host, { settings: { waitingRoom: role === 'waiting', allowRecording: 'everyone', guests: true } });
  const meetingId = meeting.id;
  const hosting = await connect(host.accessToken);
  await does(hosting, 'join-meeting', { meetingId });
  const { messageId } = await does(hosting, 'chat-message', { meetingId, text: 'hello', type: 'text' });
  const { socket, person } = role === 'host' ? { socket: hosting, person: host } : await somebody(role, meetingId, hosting);
  const world = { meetingId, state, role, socket, messageId, tickets: { dora: 'nobody', eve: 'nobody' }, peer: role === 'host' ? id('bert') : host.user.id };
  world.notificationId = person ? await notified(person, socket) : '1';
  const settle = async (change) => {
    const answer = await rest('PATCH', `/api/meetings/${meetingId}`, { settings: change }, host.accessToken);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  if (role === 'host' && state !== 'ended') await gather(world, settle);
  // Who waits goes on to wait when the waiting room is switched off. A locked meeting may have one.
  if (state === 'open' || (state === 'ended' && role === 'waiting')) await settle({ waitingRoom: false });
  if (state === 'waiting-room') await settle({ waitingRoom: true });
  if (state === 'locked') await settle({ locked: true });
  if (state === 'ended') assert.equal((await rest('DELETE', `/api/meetings/${meetingId}`, undefined, host.accessToken)).status, 204);
  return world;
}

/** Those whom the host gives orders about: Bert, Carl and Finn are in, Dora and Eve wait. Bert wants to speak and to be host. */
async function gather(world, settle) {
  const { meetingId } = world;
  for (const name of ['bert', 'carl', 'finn']) await does(cast[name].socket, 'join-meeting', { meetingId });
  await does(cast.bert.socket, 'hand-raised', { meetingId });
  await does(cast.bert.socket, 'request-host-control', { meetingId });
  await settle({ waitingRoom: true });
  for (const name of ['dora', 'eve']) {
    assert.equal((await does(cast[name].socket, 'join-meeting', { meetingId })).waiting, true);
    const mine = (asked) => asked.meetingId === meetingId && asked.userId === String(id(name));
    world.tickets[name] = (await received(world.socket, 'waiting-join', mine)).socketId;
  }
}

/** The id of a notification that somebody has. */
async function notified(person, socket) {
  const elsewhere = await createMeeting(cast.keeper);
  const invited = await rest('POST', `/api/meetings/${elsewhere.id}/invites`, { userIds: [person.user.id] }, cast.keeper.accessToken);
  assert.equal(invited.status, 200, JSON.stringify(invited.body));
  return (await received(socket, 'notification', ({ type }) => type === 'meeting_invite')).id;
}

async function somebody(role, meetingId, hosting) {
  if (role === 'anonymous') return { socket: await connect(undefined) };
  if (role === 'guest') {
    const guest = await rest('POST', '/api/auth/guest', { username: 'Gast', meetingId });
    assert.ok(guest.body?.accessToken, JSON.stringify(guest.body));
    return { socket: await connect(guest.body.accessToken), person: guest.body };
  }
  const person = await signUp(role);
  const socket = await connect(person.accessToken);
  if (role === 'stranger') return { socket, person };
  const joined = await ask(socket, 'join-meeting', { meetingId });
  assert.equal(joined.success, true, JSON.stringify(joined));
  if (role === 'waiting') assert.equal(joined.waiting, true);
  if (role === 'ejected') {
    const ejected = await ask(hosting, 'eject-participant', { meetingId, participantId: person.user.id, reason: 'test' });
    assert.equal(ejected.success, true, JSON.stringify(ejected));
    await received(socket, 'ejected');
  }
  return { socket, person };
}

test('docs/matrix.csv says what the plugins declare', async () => {
  const { stdout } = await run(join(process.env.CAUSERIE_DIST, 'bin', 'causerie'), ['policies'], { maxBuffer: 10_000_000 });
  const declared = stdout.trim().split('\n');
  assert.equal(declared[0], written[0]);
  assert.deepEqual(declared.slice(1).sort(), written.slice(1).sort());
});

const order = (event) => (FIRST.includes(event) ? FIRST.indexOf(event) - FIRST.length : LAST.indexOf(event) + 1);

/** What must be so before an event that the host may send. */
const beforehand = {
  // Else somebody would inherit the meeting.
  'leave-meeting': async ({ meetingId }) => {
    for (const name of CAST) await does(cast[name].socket, 'leave-meeting', { meetingId });
  },
};
const afterwards = {
  'promote-to-host': ({ meetingId, socket }) => handBack(meetingId, socket),
};

async function handBack(meetingId, socket) {
  const { oldHostId } = await received(socket, 'host-changed', (changed) => changed.meetingId === meetingId);
  await does(cast.finn.socket, 'promote-to-host', { meetingId, newHostId: oldHostId });
}

function assertAnswer(answer, { event, role, state, verdict }) {
  const what = `${event}: ${JSON.stringify(answer)}`;
  const later = REFUSED_LATER[`${event} ${role} ${state}`] ?? REFUSED_LATER[event];
  if (verdict !== 'yes') {
    assert.deepEqual([answer.success, answer.code], [false, verdict], what);
    assert.equal(answer.reason === 'ended', verdict === 'CONFLICT' && state === 'ended', what);
  } else if (later) {
    assert.deepEqual([answer.success, answer.code, answer.error], [false, ...later], what);
  } else {
    assert.equal(answer.success, true, what);
  }
}

for (const state of STATES) {
  for (const role of ROLES) {
    test(`${role} of a meeting that is ${state}`, async () => {
      const world = await arranged(role, state);
      const mine = cells.filter((cell) => cell.state === state && (cell.role === role || (cell.role === 'user' && !['guest', 'anonymous'].includes(role))));
      mine.sort((a, b) => order(a.event) - order(b.event));
      assert.ok(mine.length > 40, `${mine.length} events`);
      const gathered = role === 'host' && state !== 'ended';
      for (const cell of mine) {
        if (gathered) await beforehand[cell.event]?.(world);
        assertAnswer(await ask(world.socket, cell.event, payload(cell.event, world)), { ...cell, role });
        if (gathered) await afterwards[cell.event]?.(world);
      }
    });
  }
}
