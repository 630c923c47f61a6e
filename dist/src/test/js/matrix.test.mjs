// docs/matrix.csv, which people wrote and reviewed: it says what the server declares, and every cell of it holds over a real socket.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { ask, connect, createMeeting, hangUp, received, rest, signUp } from './people.mjs';

const run = promisify(execFile);
const STATES = ['open', 'waiting-room', 'locked', 'ended'];
const ROLES = ['host', 'participant', 'waiting', 'ejected', 'stranger', 'guest', 'anonymous'];
const NOBODY = '999999999';
/** What comes at the end, since it changes who the sender is, or the meeting. */
const LAST = ['lock-meeting', 'join-meeting', 'leave-meeting', 'end-meeting'];
/** A handler refuses these for another reason than who asks. */
const NOT_FOR_POLICY = { 'request-host-control': ['host'] };

after(hangUp);

const written = (await readFile(new URL('../../../../docs/matrix.csv', import.meta.url), 'utf8')).trim().split('\n');
const cells = written.slice(1).flatMap((line) => {
  const [dialect, event, role, ...verdicts] = line.split(',');
  return STATES.map((state, at) => ({ dialect, event, role, state, verdict: verdicts[at] }));
});

const payloads = {
  message: () => ({ message: 'hello' }),
  typing: () => true,
  'room:join': () => ({ roomId: 'lobby' }),
  'join-meeting': ({ meetingId }) => ({ meetingId }),
  'approve-waiting': ({ meetingId }) => ({ meetingId, socketId: 'nobody' }),
  'reject-waiting': ({ meetingId }) => ({ meetingId, socketId: 'nobody', reason: 'no' }),
  'send-to-waiting': ({ meetingId }) => ({ meetingId, userId: NOBODY }),
  'lock-meeting': ({ meetingId, state }) => ({ meetingId, locked: state === 'locked' }),
  'webrtc-offer': () => ({ to: NOBODY, offer: { type: 'offer', sdp: 'v=0' } }),
  'webrtc-answer': () => ({ to: NOBODY, answer: { type: 'answer', sdp: 'v=0' } }),
  'webrtc-ice-candidate': () => ({ to: NOBODY, candidate: { candidate: '' } }),
  'media-subscribe': () => ({ mid: '0' }),
  'chat-message': ({ meetingId }) => ({ meetingId, text: 'hello', type: 'text' }),
  'chat-reaction': ({ meetingId }) => ({ meetingId, messageId: NOBODY, emoji: '👍' }),
  'chat-reaction-remove': ({ meetingId }) => ({ meetingId, messageId: NOBODY, emoji: '👍' }),
  'lower-hand': ({ meetingId }) => ({ meetingId, userId: NOBODY }),
  'recording-chunk': ({ meetingId }) => ({ meetingId, chunk: Buffer.from([1]), type: 'audio' }),
  'get-notifications': () => ({ limit: 5 }),
  'mark-notification-read': () => ({ notificationId: NOBODY }),
  'delete-notification': () => ({ notificationId: NOBODY }),
  'promote-to-host': ({ meetingId }) => ({ meetingId, newHostId: NOBODY }),
  'eject-participant': ({ meetingId }) => ({ meetingId, participantId: NOBODY, reason: 'none' }),
  'allow-participant': ({ meetingId }) => ({ meetingId, userId: NOBODY }),
  'change-quality': ({ meetingId }) => ({ meetingId, video: 'high', audio: 'high', scope: 'self' }),
  'change-layout': ({ meetingId }) => ({ meetingId, layout: 'speaker' }),
  'respond-host-control': ({ meetingId }) => ({ meetingId, accepted: false, requesterId: NOBODY }),
  'mute-participant': ({ meetingId }) => ({ meetingId, userId: NOBODY }),
  'ask-unmute': ({ meetingId }) => ({ meetingId, userId: NOBODY }),
  'toggle-microphone': ({ meetingId }) => ({ meetingId, enabled: false }),
  'toggle-camera': ({ meetingId }) => ({ meetingId, enabled: false }),
};
const payload = (event, world) => (payloads[event] ?? (({ meetingId }) => ({ meetingId })))(world);

/** A meeting in a state, and the socket of somebody who is this to it. */
async function arranged(role, state) {
  const host = await signUp('host');
  const meeting = await createMeeting(host, { settings: { waitingRoom: role === 'waiting', allowRecording: 'everyone', guests: true } });
  const meetingId = meeting.id;
  const hosting = await connect(host.accessToken);
  assert.equal((await ask(hosting, 'join-meeting', { meetingId })).success, true);
  const socket = role === 'host' ? hosting : await somebody(role, meetingId, hosting);
  const settle = async (change) => {
    const answer = await rest('PATCH', `/api/meetings/${meetingId}`, { settings: change }, host.accessToken);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  if (role === 'waiting' && state !== 'waiting-room') await settle({ waitingRoom: false });
  if (state === 'waiting-room') await settle({ waitingRoom: true });
  if (state === 'locked') await settle({ locked: true });
  if (state === 'ended') assert.equal((await rest('DELETE', `/api/meetings/${meetingId}`, undefined, host.accessToken)).status, 204);
  return { meetingId, state, socket };
}

async function somebody(role, meetingId, hosting) {
  if (role === 'anonymous') return connect(undefined);
  if (role === 'guest') {
    const guest = await rest('POST', '/api/auth/guest', { username: 'Gast', meetingId });
    assert.ok(guest.body?.accessToken, JSON.stringify(guest.body));
    return connect(guest.body.accessToken);
  }
  const person = await signUp(role);
  const socket = await connect(person.accessToken);
  if (role === 'stranger') return socket;
  const joined = await ask(socket, 'join-meeting', { meetingId });
  assert.equal(joined.success, true, JSON.stringify(joined));
  if (role === 'waiting') assert.equal(joined.waiting, true);
  if (role === 'ejected') {
    const ejected = await ask(hosting, 'eject-participant', { meetingId, participantId: person.user.id, reason: 'test' });
    assert.equal(ejected.success, true, JSON.stringify(ejected));
    await received(socket, 'ejected');
  }
  return socket;
}

test('docs/matrix.csv says what the plugins declare', async () => {
  const { stdout } = await run(join(process.env.CAUSERIE_DIST, 'bin', 'causerie'), ['policies'], { maxBuffer: 10_000_000 });
  const declared = stdout.trim().split('\n');
  assert.equal(declared[0], written[0]);
  assert.deepEqual(declared.slice(1).sort(), written.slice(1).sort());
});

for (const state of STATES) {
  for (const role of ROLES) {
    test(`${role} of a meeting that is ${state}`, async () => {
      const world = await arranged(role, state);
      const mine = cells.filter((cell) => cell.state === state && (cell.role === role || (cell.role === 'user' && !['guest', 'anonymous'].includes(role))));
      mine.sort((a, b) => LAST.indexOf(a.event) - LAST.indexOf(b.event));
      assert.ok(mine.length > 40, `${mine.length} events`);
      for (const { event, verdict } of mine) {
        const answer = await ask(world.socket, event, payload(event, world));
        const what = `${event}: ${JSON.stringify(answer)}`;
        if (verdict !== 'yes') {
          assert.equal(answer.success, false, what);
          assert.equal(answer.code, verdict, what);
        } else if (!NOT_FOR_POLICY[event]?.includes(role)) {
          assert.ok(answer.success || ['NOT_FOUND', 'CONFLICT', 'BAD_REQUEST'].includes(answer.code), what);
        }
      }
    });
  }
}
