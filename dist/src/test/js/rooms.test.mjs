// The rooms dialect: message, and typing with a boolean.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

const rooms = { auth: { dialects: ['rooms'] } };

test('a message reaches its room and its sender, with its context as it was', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const [a, b] = [await connect(anna.accessToken, rooms), await connect(bert.accessToken, rooms)];
  const roomId = `room-${anna.user.id}`;
  assert.equal((await ask(b, 'room:join', { roomId })).success, true);
  const context = { roomId, replyTo: 'message-id', nested: { deep: [1, null, 'x'] } };
  assert.equal((await ask(a, 'message', { message: 'Bonjour !', context })).success, true);
  for (const socket of [a, b]) {
    const message = await received(socket, 'message', (each) => each.message === 'Bonjour !');
    assert.deepEqual(message.context, context);
    assert.equal(typeof message.id, 'string');
    assert.match(message.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }
});

test('typing is a boolean, and never goes back to its user', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const [a, b] = [await connect(anna.accessToken, rooms), await connect(bert.accessToken, rooms)];
  const roomId = `typing-${anna.user.id}`;
  await ask(a, 'room:join', { roomId });
  await ask(b, 'room:join', { roomId });
  a.emit('typing', true);
  const typing = await received(b, 'userTyping');
  assert.deepEqual(typing, { userId: String(anna.user.id), username: anna.username, isTyping: true });
  a.emit('typing', false);
  await received(b, 'userTyping', (each) => each.isTyping === false);
  assert.deepEqual(all(a, 'userTyping'), []);
});

test('rooms do not hear each other', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const [a, b] = [await connect(anna.accessToken, rooms), await connect(bert.accessToken, rooms)];
  await ask(a, 'message', { message: 'here', context: { roomId: `one-${anna.user.id}` } });
  await ask(b, 'message', { message: 'there', context: { roomId: `two-${anna.user.id}` } });
  await received(b, 'message', (each) => each.message === 'there');
  await eventually(() => all(a, 'message').some((each) => each.message === 'here'), 'own message');
  assert.deepEqual(all(b, 'message').map((each) => each.message), ['there']);
});
