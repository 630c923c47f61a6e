// Nothing was forgotten: each event that the server declares or the document names has had its cases.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { done, heard, refused } from './coverage.mjs';
import { shapes } from './shapes.mjs';

/** Of the Manager, in every client that speaks this protocol; a socket never has them. */
const OF_THE_MANAGER = ['reconnect', 'reconnect_attempt', 'reconnect_error', 'reconnect_failed'];
/** Of the client itself: what comes with them is none of the server's. */
const OF_THE_SOCKET = ['connect', 'disconnect'];
/** Needs sound and pictures, which this client has not: MediaEventsInBrowserIT and ConnectionQualityInBrowserIT have them. */
const OF_MEDIA = ['active-speaker', 'connection-quality', 'recording-progress', 'recording-ready'];
/** When it comes is tested by a clock: CurfewTest, and expiry.test.mjs. */
const OF_TIME = ['token-expired'];
/** Nothing in them can be wrong: there are no payloads. */
const NEVER_REFUSED = ['mark-all-notifications-read', 'get-unread-count'];

const markdown = await readFile(new URL('../documents/1-visio.md', import.meta.url), 'utf8');
const named = (call) => new Set([...markdown.matchAll(new RegExp(`socket\\.${call}\\('([^']+)'`, 'g'))].map((match) => match[1]));

/** matrix.test.mjs keeps this file what `causerie policies` prints. */
const matrix = await readFile(new URL('../../../../../docs/matrix.csv', import.meta.url), 'utf8');
const declared = new Set(matrix.trim().split('\n').map((line) => line.split(',')).filter(([dialect]) => dialect === 'visio').map(([, event]) => event));

const without = (names, ...known) => [...names].filter((name) => !known.some((some) => (some.has ? some.has(name) : some.includes(name)))).sort();

test('every event that clients send was done, and refused', () => {
  const all = new Set([...declared, ...without(named('emit'), ['event'])]);
  assert.ok(all.size >= 42, `${all.size} events`);
  assert.deepEqual(without(all, declared, ['authenticate']), [], 'the server declares what the document has');
  assert.deepEqual(without(all, done), [], 'never done');
  assert.deepEqual(without(all, refused, NEVER_REFUSED), [], 'never refused');
  for (const [event, codes] of refused) assert.ok(codes.has('BAD_REQUEST'), `${event} takes whatever comes`);
});

test('every event that the server sends was heard, with its fields', () => {
  const all = named('on');
  assert.ok(all.size >= 50, `${all.size} events`);
  assert.deepEqual(without(all, OF_THE_MANAGER, OF_THE_SOCKET, Object.keys(shapes)), [], 'without a shape');
  assert.deepEqual(without(new Set([...all, ...Object.keys(shapes)]), heard, OF_THE_MANAGER, OF_MEDIA, OF_TIME), [], 'never heard');
});
