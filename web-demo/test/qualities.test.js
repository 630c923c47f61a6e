import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { dictionaries, language } from '../src/i18n/i18n.js';
import { icons } from '../src/lib/icons.js';
import { Qualities } from '../src/meeting/qualities.js';
import { inWords } from '../src/views/signal.js';
import { Scene } from './parts/scene.js';

/** @import { KnownQuality } from '../src/wire' */

const poor = { quality: 'poor', reason: 'loss' };
const good = { quality: 'good', reason: 'none' };

/** @type {Scene} */
let scene;
/** @type {Qualities} */
let qualities;

beforeEach(async () => {
  scene = new Scene();
  qualities = new Qualities(scene.wire, scene.meeting);
  await scene.enter();
});

/**
 * @param {string} userId
 * @param {{quality: string, reason: string}} quality
 */
const told = (userId, quality) => scene.line.send('connection-quality', { userId, ...quality });

test('each is shown as the server has told last, one as well as another', () => {
  told('1', good);
  told('2', good);
  told('2', poor);
  assert.deepEqual([qualities.of('1'), qualities.of('2'), qualities.of('3')], [good, poor, null]);
});

test('what is told before the answer to joining counts', async () => {
  scene.meeting.leave();
  const entering = scene.enter();
  told('2', poor);
  await entering;
  assert.deepEqual(qualities.of('2'), poor);
});

test('nothing is shown of who has no media any more, has left, or was removed', () => {
  for (const userId of ['2', '3', '4']) told(userId, poor);
  told('2', { quality: 'unknown', reason: 'none' });
  scene.line.send('participant-left', { userId: '3' });
  scene.line.send('participant-ejected', { participantId: '4' });
  assert.deepEqual(
    ['2', '3', '4'].map((userId) => qualities.of(userId)),
    [null, null, null],
  );
});

test('after a gap only what is told anew is shown, and nothing outside of a meeting', async () => {
  told('2', poor);
  told('3', poor);
  scene.line.reopen(true);
  told('3', good);
  assert.deepEqual([qualities.of('2'), qualities.of('3')], [null, good]);
  scene.meeting.leave();
  assert.equal(qualities.of('3'), null);
});

/** @type {KnownQuality[]} */
const all = [
  { quality: 'good', reason: 'none' },
  { quality: 'lost', reason: 'silence' },
  ...['fair', 'poor'].flatMap((quality) =>
    ['loss', 'latency', 'jitter', 'bandwidth'].map((reason) => /** @type {any} */ ({ quality, reason })),
  ),
];

test('each quality has a picture, and words of its own for each reason, in every language', () => {
  for (const code of /** @type {(keyof typeof dictionaries)[]} */ (Object.keys(dictionaries))) {
    language.value = code;
    const words = all.map(inWords);
    assert.equal(new Set(words).size, all.length, words.join('\n'));
    for (const text of words) assert.doesNotMatch(text, /[{}]|undefined|: ?$/);
  }
  language.value = 'en';
  assert.equal(inWords(/** @type {any} */ (poor)), 'Poor connection: sound and pictures get lost on the way');
  for (const { quality } of all) assert.ok(`signal-${quality}` in icons, quality);
});
