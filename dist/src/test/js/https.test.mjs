// A server that speaks https: stock clients that do not look at its certificate, and those that trust it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connect, createMeeting, ask, eventually, hangUp, rest, signUp, url } from './people.mjs';

after(hangUp);

test('the address is https', () => {
  assert.equal(new URL(url).protocol, 'https:');
});

for (const rejectUnauthorized of [false, true]) {
  for (const transports of [['websocket'], ['polling']]) {
    test(`a client is served (${transports}, rejectUnauthorized: ${rejectUnauthorized})`, async () => {
      const anna = await signUp();
      const { id: meetingId } = await createMeeting(anna);
      const socket = await connect(anna.accessToken, { transports, rejectUnauthorized });
      const joined = await ask(socket, 'join-meeting', { meetingId });
      assert.equal(joined.success, true, JSON.stringify(joined));
      assert.equal(socket.io.engine.transport.name, transports[0]);
    });
  }
}

test('polling is upgraded', async () => {
  const anna = await signUp();
  const socket = await connect(anna.accessToken, { transports: ['polling', 'websocket'], rejectUnauthorized: false });
  await eventually(() => socket.io.engine.transport.name === 'websocket', 'an upgrade');
});

test('the cookie is for https alone', async () => {
  const { username, password } = await signUp();
  const { headers, status } = await rest('POST', '/api/auth/login', { login: username, password });
  assert.equal(status, 200);
  assert.match(headers.get('set-cookie'), /; *secure/i);
});

test('our own pages may act by the cookie, those of plain http on the same host may not', async () => {
  const { username, password } = await signUp();
  const login = (origin) =>
    fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: username, password }),
    });
  assert.equal((await login(url)).status, 200);
  assert.equal((await login(url.replace('https:', 'http:'))).status, 403);
});
