// socket.io-client 3.x, which speaks the same protocol as 4.x.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { io as client } from 'socket.io-client-3';
import { all, ask, connect, createMeeting, dial, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

for (const transports of [['websocket'], ['polling'], ['polling', 'websocket']]) {
  const with3 = { client, transports };

  test(`3.x signs in by every place that it offers (${transports})`, async () => {
    const anna = await signUp('anna');
    const token = anna.accessToken;
    const ways = [
      { auth: { token } },
      { auth: (give) => give({ token }) },
      { query: { token } },
      { extraHeaders: { authorization: `Bearer ${token}` } },
      { extraHeaders: { cookie: `token=${token}` } },
    ];
    for (const way of ways) {
      assert.deepEqual(await ask(await connect(undefined, { ...with3, ...way }), 'ping'), { success: true });
    }
    const socket = await connect(undefined, with3);
    assert.equal((await ask(socket, 'ping')).code, 'UNAUTHORIZED');
    assert.equal((await ask(socket, 'authenticate', { token })).username, anna.username);
    assert.deepEqual(await ask(socket, 'ping'), { success: true });
  });

  test(`3.x is told why it is refused (${transports})`, async () => {
    const socket = dial('not-a-token', { ...with3, reconnection: false });
    const error = await new Promise((resolve) => socket.once('connect_error', resolve));
    assert.equal(error.message, 'UNAUTHORIZED');
    assert.equal(error.data.code, 'UNAUTHORIZED');
  });

  test(`3.x and 4.x chat with each other (${transports})`, async () => {
    const [anna, bert] = [await signUp('anna'), await signUp('bert')];
    const { id: meetingId } = await createMeeting(anna);
    const a = await connect(anna.accessToken, with3);
    const b = await connect(bert.accessToken);
    assert.equal((await ask(a, 'join-meeting', { meetingId })).isHost, true);
    await ask(b, 'join-meeting', { meetingId });
    for (let i = 0; i < 10; i += 1) {
      assert.equal((await ask(i % 2 ? a : b, 'chat-message', { meetingId, text: `été ${i} ☃`, type: 'text' })).success, true);
    }
    const texts = (socket) => all(socket, 'chat-message').filter((each) => each.type === 'text').map((each) => each.message);
    await eventually(() => texts(a).length === 10 && texts(b).length === 10, 'ten messages on both');
    assert.deepEqual(texts(a), Array.from({ length: 10 }, (_, i) => `été ${i} ☃`));
    assert.deepEqual(texts(b), texts(a));
    assert.equal((await ask(a, 'chat-message', { meetingId })).code, 'BAD_REQUEST');
    assert.equal((await received(a, 'chat-error')).event, 'chat-message');
  });

  test(`binary that no dialect asks for is answered, and the connection lives (${transports})`, async () => {
    const socket = await connect((await signUp('anna')).accessToken, with3);
    const { id } = socket;
    assert.equal((await ask(socket, 'chat-message', Buffer.alloc(2048, 7))).code, 'BAD_REQUEST');
    assert.equal((await ask(socket, 'chat-message', { meetingId: Buffer.from([0, 1, 2]), text: 'x' })).success, false);
    assert.deepEqual(await ask(socket, 'ping', { data: Buffer.from([0]) }), { success: true });
    assert.equal(socket.id, id);
  });
}

test('3.x comes back by itself, as a new session', async () => {
  const socket = await connect((await signUp('anna')).accessToken, { client });
  const { id } = socket;
  socket.io.engine.close();
  await eventually(() => socket.connected && socket.id !== id, 'a new connection');
  assert.deepEqual(await ask(socket, 'ping'), { success: true });
});
