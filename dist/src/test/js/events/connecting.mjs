// Connecting, signing in, and what is refused whatever event it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, connect, dial, eventually, received, rest, signUp } from '../people.mjs';
import { done, heard, noteRefusal } from './coverage.mjs';
import { assertLike, isTime } from './likeness.mjs';
import { assertHears } from './scene.mjs';
import { failure } from './shapes.mjs';

test('connect and disconnect are told on the socket', async () => {
  const anna = await signUp('anna');
  const a = dial(anna.accessToken);
  const told = [];
  a.on('connect', () => told.push('connect'));
  a.on('disconnect', (reason) => told.push(reason));
  await eventually(() => told.length === 1, 'a connection');
  await rest('POST', '/api/auth/logout', undefined, anna.accessToken);
  await eventually(() => told.length === 2, 'the end of it');
  assert.deepEqual(told, ['connect', 'io server disconnect']);
  for (const name of ['connect', 'disconnect']) heard.add(name);
});

test('authenticate signs a connection in that came without a token', async () => {
  const anna = await signUp('anna');
  const a = await connect(undefined);
  const signedIn = { success: true, user_id: Number(anna.user.id), username: anna.username };
  assert.deepEqual(await ask(a, 'authenticate', { token: anna.accessToken }), signedIn);
  await assertHears(a, 'authenticated', { id: String(anna.user.id), username: anna.username, createdAt: isTime });
  assert.equal((await ask(a, 'get-unread-count')).success, true);
  assert.deepEqual(await ask(a, 'authenticate', { token: anna.accessToken }), signedIn);
  done.add('authenticate');
  a.disconnect();
});

test('authenticate is refused by its own error', async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const a = await connect(anna.accessToken);
  const nobody = await connect(undefined);
  for (const [socket, payload, code, error] of [
    [nobody, { token: 'none' }, 'UNAUTHORIZED', 'Invalid token'],
    [nobody, { token: '' }, 'UNAUTHORIZED', 'Invalid token'],
    [nobody, {}, 'BAD_REQUEST', 'token must be a string'],
    [nobody, { token: 1 }, 'BAD_REQUEST', 'token must be a string'],
    [nobody, 'none', 'BAD_REQUEST', 'token must be a string'],
    [a, { token: bert.accessToken }, 'FORBIDDEN', 'This connection belongs to another user'],
  ]) {
    socket.got.length = 0;
    assert.deepEqual(await ask(socket, 'authenticate', payload), { success: false, error, code });
    const told = await received(socket, 'authentication-error');
    assert.deepEqual(told, { event: 'authenticate', code, message: error, error });
    noteRefusal('authenticate', code);
  }
  heard.add('authentication-error');
  assert.equal((await ask(nobody, 'get-unread-count')).code, 'UNAUTHORIZED');
  a.disconnect();
  nobody.disconnect();
});

test('error tells of what no feature answers for', async () => {
  const anna = await signUp('anna');
  const a = await connect(anna.accessToken);
  const nobody = await connect(undefined);
  for (const [socket, event, code, error] of [
    [a, 'no-such-event', 'NOT_FOUND', "There is no event 'no-such-event'"],
    [nobody, 'chat-message', 'UNAUTHORIZED', 'Authenticate first'],
    [nobody, 'no-such-event', 'UNAUTHORIZED', 'Authenticate first'],
  ]) {
    socket.got.length = 0;
    assert.deepEqual(await ask(socket, event, {}), { success: false, error, code });
    assertLike(await received(socket, 'error'), { ...failure, event, code, message: error, error });
  }
  heard.add('error');
  assert.deepEqual(await ask(a, 'ping'), { success: true });
  a.disconnect();
  nobody.disconnect();
});
