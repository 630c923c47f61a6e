import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Api } from '../src/server/api.js';
import { Keyring } from '../src/server/keyring.js';
import { Refused } from '../src/server/refused.js';
import { Session } from '../src/server/session.js';

/** A browser's Storage, in memory. @returns {Storage} */
const storage = () => {
  const items = new Map();
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ name) => items.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => items.set(name, value),
    removeItem: (/** @type {string} */ name) => items.delete(name),
  });
};

/**
 * @param {number} status
 * @param {unknown} body
 */
const answer = (status, body) => new Response(JSON.stringify(body), { status });

const ada = { id: '1', username: 'Ada' };

let now = 0;
let issued = 0;
/** @type {string[]} */
let asked = [];
/** @type {() => Response} */
let onRefresh;

const tokens = () => ({
  accessToken: `access-${++issued}`,
  refreshToken: `refresh-${issued}`,
  expiresIn: 900,
  user: ada,
});
const fetch = /** @type {typeof globalThis.fetch} */ (
  async (path) => {
    asked.push(String(path));
    if (path === '/api/auth/refresh') return onRefresh();
    return answer(200, tokens());
  }
);

/** @param {{tab?: Storage, browser?: Storage}} [storages] */
const session = ({ tab = storage(), browser = storage() } = {}) =>
  new Session({ api: new Api({ fetch }), keyring: new Keyring({ tab, browser }), now: () => now });

beforeEach(() => {
  now = 0;
  issued = 0;
  asked = [];
  onRefresh = () => answer(200, tokens());
});

/** @param {Session} held so that its timer does not outlive the test */
const end = (held) => held.logout();

test('a token that is good for a while is not renewed', async () => {
  const held = session();
  await held.login({ login: 'ada', password: 'x' });
  assert.equal(await held.accessToken(), 'access-1');
  assert.deepEqual(asked, ['/api/auth/login']);
  await end(held);
});

test('a token near its end is renewed once for all who ask', async () => {
  const held = session();
  await held.login({ login: 'ada', password: 'x' });
  now = 880_000;
  assert.deepEqual(await Promise.all([held.accessToken(), held.accessToken()]), ['access-2', 'access-2']);
  assert.equal(asked.filter((path) => path.endsWith('refresh')).length, 1);
  await end(held);
});

test('a refused renewal signs out and says so', async () => {
  const held = session();
  await held.login({ login: 'ada', password: 'x' });
  onRefresh = () => answer(401, { error: { code: 'UNAUTHORIZED', message: 'used' } });
  await held.renew();
  assert.equal(held.user.value, null);
  assert.equal(held.expired.value, true);
});

test('an unreachable server does not sign anybody out', async () => {
  const held = session();
  await held.login({ login: 'ada', password: 'x' });
  onRefresh = () => {
    throw new TypeError('network');
  };
  await assert.rejects(held.renew(), { code: 'UNREACHABLE' });
  assert.equal(held.user.value?.username, 'Ada');
  await end(held);
});

test('what another tab has renewed is taken over instead of spending the old token again', async () => {
  const browser = storage();
  const [first, second] = [session({ browser }), session({ browser })];
  await first.login({ login: 'ada', password: 'x' });
  await second.restore();
  await first.renew();
  await second.renew();
  assert.equal(await second.accessToken(), await first.accessToken());
  assert.equal(asked.filter((path) => path.endsWith('refresh')).length, 1);
  await Promise.all([end(first), end(second)]);
});

test('a guest belongs to the tab, and leaves the account of the browser alone', async () => {
  const browser = storage();
  const account = session({ browser });
  await account.login({ login: 'ada', password: 'x' });
  const guest = session({ browser });
  await guest.enterAsGuest({ username: 'Bob', meetingId: 'abc-defg-hij' });
  await guest.logout();
  assert.notEqual(new Keyring({ tab: storage(), browser }).read(), null);
  await end(account);
});

test('spoilt storage counts as empty', () => {
  for (const text of ['{', 'null', '[]', '{"accessToken":1}', '{"accessToken":"a","refreshToken":"b","user":{}}']) {
    const browser = storage();
    browser.setItem('causerie.keys', text);
    assert.equal(new Keyring({ tab: storage(), browser }).read(), null, text);
  }
});

test('errors carry the code of the server, or one that fits an answer without', async () => {
  const failing = (/** @type {Response} */ response) => new Api({ fetch: async () => response }).get('/api/me');
  await assert.rejects(
    failing(answer(409, { error: { code: 'CONFLICT', message: 'taken' } })),
    new Refused('CONFLICT', 'taken'),
  );
  await assert.rejects(failing(new Response('<html>', { status: 502 })), { code: 'UNAVAILABLE' });
  await assert.rejects(failing(new Response('', { status: 500 })), { code: 'INTERNAL_ERROR' });
});
