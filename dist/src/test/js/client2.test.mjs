// socket.io-client 2.x speaks Engine.IO 3: it is refused, and can tell why.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, test } from 'node:test';
import client from 'socket.io-client-2';
import { hangUp, signUp, url } from './people.mjs';

const upgrading = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const open = [];
after(() => {
  for (const socket of open) socket.disconnect();
  hangUp();
});

/** What a 2.x client hears instead of `connect`. */
async function refusal(options) {
  const { accessToken } = await signUp('anna');
  const socket = client(url, { forceNew: true, reconnection: false, query: { token: accessToken }, ...options });
  open.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('connect', () => reject(new Error('it was let in')));
    socket.on('connect_error', resolve);
    socket.on('connect_timeout', () => reject(new Error('it got no answer')));
  });
}

test('2.x is refused on polling at once', async () => {
  const error = await refusal({ transports: ['polling'] });
  assert.equal(error.message, 'xhr poll error');
  assert.equal(error.description, 400);
});

test('2.x is refused on WebSocket at once', async () => {
  const error = await refusal({ transports: ['websocket'] });
  assert.equal(error.message, 'websocket error');
  assert.match(String(error.description.message), /400/);
});

for (const version of ['EIO=3&', '', 'EIO=2&', 'EIO=4x&']) {
  test(`the answer names the reason ('${version}')`, async () => {
    const answer = await fetch(`${url}/socket.io/?${version}transport=polling`);
    assert.equal(answer.status, 400);
    assert.deepEqual(await answer.json(), { code: 5, message: 'Unsupported protocol version' });

    const refused = await new Promise((resolve, reject) => {
      const upgrade = get(`${url}/socket.io/?${version}transport=websocket`, { headers: upgrading }, resolve);
      upgrade.on('upgrade', () => reject(new Error('it was let in')));
      upgrade.on('error', reject);
    });
    assert.equal(refused.statusCode, 400);
    const body = Buffer.concat(await refused.toArray()).toString();
    assert.deepEqual(JSON.parse(body), { code: 5, message: 'Unsupported protocol version' });
  });
}

test('many refusals are no flood', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(`${url}/socket.io/?EIO=3&transport=polling`)));
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [400]);
});
