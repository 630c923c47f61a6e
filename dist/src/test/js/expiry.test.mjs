// What happens to a session when the time of its token is over. The tokens are signed here, with the server's secret.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, test } from 'node:test';
import { all, ask, connect, dial, hangUp, received, rest, signUp } from './people.mjs';

after(hangUp);

/** The same token, which is over after so many seconds. */
function shortened(token, seconds) {
  const [head, body] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const signed = `${head}.${Buffer.from(JSON.stringify({ ...claims, exp: Math.floor(Date.now() / 1000) + seconds })).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', process.env.CAUSERIE_SECRET).update(signed).digest('base64url')}`;
}

test('who is signed in is warned when his token is over, and goes on when he renews', async () => {
  const anna = await signUp('anna');
  const a = await connect(shortened(anna.accessToken, 2));
  assert.deepEqual(await received(a, 'token-expired'), { closingInMs: 30_000 });
  assert.equal((await ask(a, 'authenticate', { token: anna.accessToken })).success, true);
  assert.equal((await ask(a, 'get-unread-count')).success, true);
  assert.equal(all(a, 'token-expired').length, 1);
  assert.equal(a.connected, true);
});

test('nobody comes in with a token that is over', async () => {
  const anna = await signUp('anna');
  const socket = dial(shortened(anna.accessToken, -1), { reconnection: false });
  const error = await new Promise((resolve) => socket.once('connect_error', resolve));
  assert.equal(error.data.code, 'UNAUTHORIZED');
});

test('a session whose token was revoked ends at once, without a warning', async () => {
  const anna = await signUp('anna');
  const a = await connect(shortened(anna.accessToken, 3600));
  const ended = new Promise((resolve) => a.once('disconnect', resolve));
  await rest('POST', '/api/auth/logout', undefined, anna.accessToken);
  assert.equal(await ended, 'io server disconnect');
  assert.deepEqual(all(a, 'token-expired'), []);
});
