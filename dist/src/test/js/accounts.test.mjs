// Accounts and the ways a token comes to the server.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, connect, dial, hangUp, received, rest, signUp, url } from './people.mjs';

after(hangUp);

test('someone who signs up is signed in, and can sign in again', async () => {
  const anna = await signUp();
  const me = await rest('GET', '/api/me', undefined, anna.accessToken);
  assert.equal(me.status, 200);
  assert.equal(me.body.username, anna.username);

  const again = await rest('POST', '/api/auth/login', { login: anna.username, password: anna.password });
  assert.equal(again.status, 200);
  assert.equal(again.body.user.id, anna.user.id);
});

test('a wrong password is refused, and says nothing of which part was wrong', async () => {
  const anna = await signUp();
  const wrong = await rest('POST', '/api/auth/login', { login: anna.username, password: 'not this one' });
  const nobody = await rest('POST', '/api/auth/login', { login: 'nobody-at-all', password: 'not this one' });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.error.code, 'UNAUTHORIZED');
  assert.deepEqual(nobody.body, wrong.body);
});

test('a refresh token is good once', async () => {
  const anna = await signUp();
  const first = await rest('POST', '/api/auth/refresh', { refreshToken: anna.refreshToken });
  assert.equal(first.status, 200);
  const second = await rest('POST', '/api/auth/refresh', { refreshToken: anna.refreshToken });
  assert.equal(second.status, 401);
});

test('a bad token is a connect_error and never anonymous', async () => {
  const socket = dial('not-a-token', { reconnection: false });
  const error = await new Promise((resolve) => socket.once('connect_error', resolve));
  assert.equal(error.message, 'UNAUTHORIZED');
  assert.equal(error.data.code, 'UNAUTHORIZED');
});

test('the token is taken from auth, header, query and cookie', async () => {
  const anna = await signUp();
  const token = anna.accessToken;
  const ways = [
    { auth: { token } },
    { extraHeaders: { authorization: `Bearer ${token}` } },
    { query: { token } },
    { extraHeaders: { cookie: `token=${token}` } },
  ];
  for (const way of ways) {
    const socket = await connect(undefined, way);
    assert.deepEqual(await ask(socket, 'ping'), { success: true });
  }
});

test('a bad cookie counts as none', async () => {
  const socket = await connect(undefined, { extraHeaders: { cookie: 'token=not-a-token' } });
  assert.equal((await ask(socket, 'join-meeting', { meetingId: 'x' })).code, 'UNAUTHORIZED');
});

test('without a token only authenticate is heard', async () => {
  const anna = await signUp();
  const socket = await connect(undefined);
  const before = await ask(socket, 'join-meeting', { meetingId: 'abc-defg-hij' });
  assert.deepEqual({ success: before.success, code: before.code }, { success: false, code: 'UNAUTHORIZED' });
  assert.equal((await received(socket, 'error')).code, 'UNAUTHORIZED');

  const refused = await ask(socket, 'authenticate', { token: 'not-a-token' });
  assert.deepEqual(refused, { success: false, error: 'Invalid token', code: 'UNAUTHORIZED' });
  assert.equal((await received(socket, 'authentication-error')).code, 'UNAUTHORIZED');

  const ack = await ask(socket, 'authenticate', { token: anna.accessToken });
  assert.deepEqual(ack, { success: true, user_id: Number(anna.user.id), username: anna.username });
  assert.equal((await received(socket, 'authenticated')).username, anna.username);

  const other = await signUp('bert');
  assert.equal((await ask(socket, 'authenticate', { token: other.accessToken })).success, false);
});

test('who was deleted can not connect any more', async () => {
  const anna = await signUp();
  assert.equal((await rest('DELETE', '/api/me', undefined, anna.accessToken)).status, 204);
  const socket = dial(anna.accessToken, { reconnection: false });
  const error = await new Promise((resolve) => socket.once('connect_error', resolve));
  assert.equal(error.message, 'UNAUTHORIZED');
});

test('REST errors have one form', async () => {
  assert.equal((await rest('GET', '/api/me')).body.error.code, 'UNAUTHORIZED');
  const missing = await rest('POST', '/api/auth/register', { username: 'x' });
  assert.equal(missing.status, 400);
  assert.equal(missing.body.error.code, 'BAD_REQUEST');
  const unknown = await rest('GET', '/api/no-such-thing');
  assert.equal(unknown.status, 404);
  assert.equal(unknown.body.error.code, 'NOT_FOUND');
  const garbage = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"login":',
  });
  assert.equal(garbage.status, 400);
});
