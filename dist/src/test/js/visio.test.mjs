// The visio dialect as far as it stands: join, leave, participants, chat, history.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

/** Two people in a meeting of the first. */
async function twoInAMeeting() {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const meeting = await createMeeting(anna);
  const [a, b] = [await connect(anna.accessToken), await connect(bert.accessToken)];
  await ask(a, 'join-meeting', { meetingId: meeting.id });
  await ask(b, 'join-meeting', { meetingId: meeting.id });
  return { anna, bert, a, b, meetingId: meeting.id };
}

test('joining tells everything, to both', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const meeting = await createMeeting(anna);
  const [a, b] = [await connect(anna.accessToken), await connect(bert.accessToken)];

  const host = await ask(a, 'join-meeting', { meetingId: meeting.id });
  assert.equal(host.success, true);
  assert.equal(host.isHost, true);
  assert.equal(host.participantCount, 1);

  const guest = await ask(b, 'join-meeting', { meetingId: meeting.id });
  assert.equal(guest.isHost, false);
  assert.equal(guest.meetingId, meeting.id);
  assert.deepEqual(guest.participants.map((each) => each.username), [anna.username, bert.username]);
  assert.deepEqual(Object.keys(guest.meeting.participants).sort(), [anna.user.id, bert.user.id].map(String).sort());
  assert.equal((await received(b, 'meeting-joined')).meetingId, meeting.id);
  const joined = await received(a, 'participant-joined', (each) => each.userId === String(bert.user.id));
  assert.deepEqual(joined, { ...joined, username: bert.username, participantCount: 2 });
});

test('chat goes both ways, in one order, to the sender too', async () => {
  const { anna, a, b, meetingId } = await twoInAMeeting();
  for (let i = 0; i < 20; i += 1) {
    const sent = await ask(i % 2 ? a : b, 'chat-message', { meetingId, text: `message ${i}`, type: 'text' });
    assert.equal(sent.success, true);
  }
  const texts = (socket) => all(socket, 'chat-message').filter((each) => each.type === 'text').map((each) => each.message);
  await eventually(() => texts(a).length === 20 && texts(b).length === 20, 'twenty messages on both');
  assert.deepEqual(texts(a), texts(b));
  const first = all(b, 'chat-message').find((each) => each.userId === String(anna.user.id) && each.type === 'text');
  assert.deepEqual(Object.keys(first).sort(), ['id', 'message', 'reactions', 'timestamp', 'type', 'userId', 'username']);

  const history = await ask(b, 'get-chat-history', { meetingId, limit: 5 });
  assert.equal(history.hasMore, true);
  assert.deepEqual(history.messages.filter((each) => each.type === 'text').map((each) => each.message).slice(-1), ['message 19']);
});

test('who is not in the meeting is refused, and the sender gets the error event', async () => {
  const { meetingId } = await twoInAMeeting();
  const stranger = await connect((await signUp('carl')).accessToken);
  const ack = await ask(stranger, 'chat-message', { meetingId, text: 'let me in', type: 'text' });
  assert.deepEqual({ success: ack.success, code: ack.code }, { success: false, code: 'FORBIDDEN' });
  const error = await received(stranger, 'chat-error');
  assert.deepEqual(Object.keys(error).sort(), ['code', 'error', 'event', 'message']);
  assert.equal(error.event, 'chat-message');
});

test('what does not exist or does not fit is refused by name', async () => {
  const { a, meetingId } = await twoInAMeeting();
  assert.equal((await ask(a, 'join-meeting', { meetingId: 'zzz-zzzz-zzz' })).code, 'NOT_FOUND');
  assert.equal((await received(a, 'join-error')).code, 'NOT_FOUND');
  const missing = await ask(a, 'chat-message', { meetingId });
  assert.equal(missing.code, 'BAD_REQUEST');
  assert.match(missing.error, /text/);
  assert.equal((await ask(a, 'chat-message', { meetingId, text: 'x'.repeat(4001), type: 'text' })).code, 'BAD_REQUEST');
  assert.equal((await ask(a, 'chat-message', 'not an object')).code, 'BAD_REQUEST');
  const unknown = await ask(a, 'no-such-event', {});
  assert.equal(unknown.code, 'NOT_FOUND');
  assert.match(unknown.error, /no-such-event/);
  assert.equal((await ask(a, 'chat-message', { meetingId, text: 'still here', type: 'text' })).success, true);
});

test('a trailing null and unknown fields are ignored', async () => {
  const { a, b, meetingId } = await twoInAMeeting();
  a.emit('chat-message', { meetingId, text: 'with a null', type: 'text', colour: 'red' }, null);
  assert.equal((await received(b, 'chat-message', (each) => each.message === 'with a null')).type, 'text');
});

test('leaving tells the others', async () => {
  const { bert, a, b, meetingId } = await twoInAMeeting();
  assert.equal((await ask(b, 'leave-meeting', { meetingId })).success, true);
  assert.equal((await received(b, 'meeting-left')).meetingId, meetingId);
  const left = await received(a, 'participant-left', (each) => each.userId === String(bert.user.id));
  assert.equal(left.participantCount, 1);
  assert.equal((await ask(b, 'leave-meeting', { meetingId })).success, true);
});

test('markup stays text', async () => {
  const { a, b, meetingId } = await twoInAMeeting();
  const text = '<img src=x onerror=alert(1)> & "quotes" \u2028 \u0000?';
  await ask(a, 'chat-message', { meetingId, text, type: 'text' });
  assert.equal((await received(b, 'chat-message', (each) => each.message.includes('onerror'))).message, text);
});

test('media that can not be answered is refused, and the meeting goes on', async () => {
  const { a, b, meetingId } = await twoInAMeeting();
  for (const offer of [{ type: 'offer', sdp: 'v=0\r\nnonsense' }, { type: 'offer' }, 'text', { sdp: 'x'.repeat(70000) }]) {
    const ack = await ask(a, 'webrtc-offer', { to: 'sfu', meetingId, offer, tracks: [] });
    assert.equal(ack.success, false);
    assert.match(ack.code, /^(BAD_REQUEST|PAYLOAD_TOO_LARGE)$/);
  }
  assert.equal((await ask(a, 'media-subscribe', { mid: '7' })).success, false);
  await ask(a, 'chat-message', { meetingId, text: 'still here', type: 'text' });
  await received(b, 'chat-message', (each) => each.message === 'still here');
});

test('a recording that does not run can not be stopped', async () => {
  const { a, b, meetingId } = await twoInAMeeting();
  assert.equal((await ask(a, 'stop-recording', { meetingId })).code, 'CONFLICT');
  assert.equal((await received(a, 'recording-error')).code, 'CONFLICT');
  assert.equal((await ask(b, 'start-recording', { meetingId, type: 'both' })).code, 'FORBIDDEN');
  assert.equal((await ask(b, 'get-recording-status', { meetingId })).status, 'idle');
});

test('chunks that clients record are acked once they are kept', async () => {
  const { a, meetingId } = await twoInAMeeting();
  const hand = (chunk, more = {}) => ask(a, 'recording-chunk', { meetingId, chunk, type: 'audio', ...more });
  assert.equal((await hand(Buffer.from('early'))).code, 'CONFLICT');
  assert.equal((await ask(a, 'start-recording', { meetingId, type: 'both' })).success, true);
  assert.deepEqual(await hand(Buffer.from('one')), { success: true, sequence: 0 });
  assert.deepEqual(await hand(Buffer.from('two')), { success: true, sequence: 1 });
  assert.deepEqual(await hand(Buffer.from('two, again'), { sequence: 1 }), { success: true, sequence: 1 });
  assert.equal((await hand('text')).code, 'BAD_REQUEST');
  assert.equal((await ask(a, 'stop-recording', { meetingId })).fileSize, 'onetwo'.length);
});
