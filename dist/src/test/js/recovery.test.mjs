// A lost connection comes back with what it missed, once and in order.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, rest, signUp } from './people.mjs';

after(hangUp);

const texts = (socket) => all(socket, 'chat-message').filter((each) => each.type === 'text').map((each) => each.message);

for (const transports of [['websocket'], ['polling']]) {
  test(`what was missed arrives after a lost connection (${transports})`, async () => {
    const [anna, bert] = [await signUp('anna'), await signUp('bert')];
    const { id: meetingId } = await createMeeting(anna);
    const a = await connect(anna.accessToken);
    const b = await connect(bert.accessToken, { transports });
    await ask(a, 'join-meeting', { meetingId });
    await ask(b, 'join-meeting', { meetingId });
    const say = (text) => ask(a, 'chat-message', { meetingId, text, type: 'text' });

    await say('before');
    await eventually(() => texts(b).includes('before'), 'the first message');
    const id = b.id;
    b.io.engine.close();
    await eventually(() => !b.connected, 'a lost connection');
    for (let i = 0; i < 10; i += 1) await say(`missed ${i}`);
    await eventually(() => b.connected, 'a new connection');
    assert.equal(b.recovered, true);
    assert.equal(b.id, id);
    await say('after');
    await eventually(() => texts(b).includes('after'), 'the last message');
    assert.deepEqual(texts(b), ['before', ...Array.from({ length: 10 }, (_, i) => `missed ${i}`), 'after']);
  });
}

test('who said goodbye is not recovered', async () => {
  const anna = await signUp('anna');
  const a = await connect(anna.accessToken);
  a.disconnect();
  await eventually(() => !a.connected, 'the end');
  a.connect();
  await eventually(() => a.connected, 'a new beginning');
  assert.equal(a.recovered, false);
});

test("another user's private id is worth nothing", async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna);
  const a = await connect(anna.accessToken);
  await ask(a, 'join-meeting', { meetingId });
  await ask(a, 'chat-message', { meetingId, text: 'secret', type: 'text' });
  await eventually(() => texts(a).includes('secret'), 'the message');
  const pid = a._pid;
  a.io.engine.close();
  const thief = await connect(bert.accessToken, { auth: { pid, offset: '0' } });
  assert.notEqual(thief.id, a.id);
  assert.deepEqual(texts(thief), []);
});

/** Two in a meeting; the second is away and comes back when it is told to. */
async function oneAway(options = {}) {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna);
  const a = await connect(anna.accessToken);
  const b = await connect(bert.accessToken, options);
  await ask(a, 'join-meeting', { meetingId });
  await ask(b, 'join-meeting', { meetingId });
  const say = (text) => ask(a, 'chat-message', { meetingId, text, type: 'text' });
  await say('before');
  await eventually(() => texts(b).includes('before'), 'the first message');
  const was = { id: b.id, pid: b._pid };
  b.io.reconnection(false);
  b.io.engine.close();
  await eventually(() => !b.connected, 'a lost connection');
  return { anna, bert, a, b, say, meetingId, was };
}

async function comeBack(socket) {
  socket.connect();
  await eventually(() => socket.connected, 'a new connection');
}

test('what is said while sessions come back keeps its place', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna);
  const a = await connect(anna.accessToken);
  await ask(a, 'join-meeting', { meetingId });
  const others = [];
  for (const transports of [['websocket'], ['polling'], ['polling', 'websocket']]) {
    const b = await connect(bert.accessToken, { transports, reconnectionDelay: 10, reconnectionDelayMax: 30 });
    await ask(b, 'join-meeting', { meetingId });
    b.recoveries = [];
    b.on('connect', () => b.recoveries.push(b.recovered));
    others.push(b);
  }
  const said = Array.from({ length: 120 }, (_, i) => `message ${i}`);
  for (const [i, text] of said.entries()) {
    const acked = ask(a, 'chat-message', { meetingId, text, type: 'text' });
    if (i % 30 === 15) others.forEach((b) => b.io.engine.close());
    if (i % 5 === 0) await acked;
  }
  for (const b of others) {
    await eventually(() => texts(b).includes(said.at(-1)), 'the last message', 15_000);
    assert.deepEqual(texts(b), said);
    assert.ok(b.recoveries.length >= 3, `${b.recoveries.length} recoveries`);
    assert.ok(b.recoveries.every((each) => each === true));
  }
});

for (const offset of ['garbage', '', '-1', '0x10', '999999999', '1e3']) {
  test(`an offset that can not be is a new session ('${offset}')`, async () => {
    const { b, say, was } = await oneAway();
    await say('secret');
    b._lastOffset = offset;
    await comeBack(b);
    assert.equal(b.recovered, false);
    assert.notEqual(b.id, was.id);
    assert.notEqual(b._pid, was.pid);
    await say('secret too');
    assert.deepEqual(await ask(b, 'ping'), { success: true });
    assert.deepEqual(texts(b), ['before']);
  });
}

test('the private id without a token is as good as its token', async () => {
  const { bert, b, say, was } = await oneAway();
  await say('missed');
  await rest('POST', '/api/auth/logout', { refreshToken: bert.refreshToken }, bert.accessToken);
  b.auth = {};
  await comeBack(b);
  assert.equal(b.recovered, false);
  assert.notEqual(b.id, was.id);
  assert.equal((await ask(b, 'ping')).code, 'UNAUTHORIZED');
  assert.deepEqual(texts(b), ['before']);
});

test('who signed in by authenticate comes back without a token', async () => {
  const anna = await signUp('anna');
  const a = await connect(undefined);
  await ask(a, 'authenticate', { token: anna.accessToken });
  const { id: meetingId } = await createMeeting(anna);
  await ask(a, 'join-meeting', { meetingId });
  await ask(a, 'chat-message', { meetingId, text: 'before', type: 'text' });
  a.io.engine.close();
  await eventually(() => a.connected, 'a new connection');
  assert.equal(a.recovered, true);
  assert.equal((await ask(a, 'chat-message', { meetingId, text: 'after', type: 'text' })).success, true);
  await eventually(() => texts(a).includes('after'), 'the message');
  assert.deepEqual(texts(a), ['before', 'after']);
});

test('of two with one private id one has the session, and keeps it', async () => {
  const { bert, a, b, say, was } = await oneAway();
  await say('missed');
  await comeBack(b);
  await eventually(() => texts(b).includes('missed'), 'what was missed');
  const ended = new Promise((resolve) => b.once('disconnect', resolve));
  const other = await connect(bert.accessToken, { auth: { pid: was.pid, offset: b._lastOffset } });
  assert.equal(await ended, 'io server disconnect');
  assert.equal(other.id, was.id);
  await say('after');
  await eventually(() => texts(other).includes('after'), 'the message');
  assert.deepEqual(texts(other), ['after']);
  assert.deepEqual(texts(b), ['before', 'missed']);
  assert.equal(b.connected, false);
  assert.equal(a.connected, true);
});

test('what was volatile is not sent again', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const rooms = { auth: { dialects: ['rooms'] } };
  const [a, b] = [await connect(anna.accessToken, rooms), await connect(bert.accessToken, rooms)];
  const roomId = `volatile-${anna.user.id}`;
  await ask(b, 'room:join', { roomId });
  const say = (message) => ask(a, 'message', { message, context: { roomId } });
  await say('before');
  await eventually(() => all(b, 'message').length === 1, 'the first message');
  b.io.reconnection(false);
  b.io.engine.close();
  await eventually(() => !b.connected, 'a lost connection');
  a.emit('typing', true);
  await say('missed');
  await comeBack(b);
  assert.equal(b.recovered, true);
  await eventually(() => all(b, 'message').length === 2, 'what was missed');
  a.emit('typing', false);
  assert.equal((await received(b, 'userTyping')).isTyping, false);
});

test('a meeting that ended meanwhile is over', async () => {
  const { anna, b, meetingId } = await oneAway();
  assert.equal((await rest('DELETE', `/api/meetings/${meetingId}`, undefined, anna.accessToken)).status, 204);
  await comeBack(b);
  const refused = await ask(b, 'chat-message', { meetingId, text: 'anybody?', type: 'text' });
  assert.equal(refused.success, false);
  assert.deepEqual(texts(b), ['before']);
});
