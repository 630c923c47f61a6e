import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Arrangement } from '../src/meeting/arrangement.js';
import { Floor } from '../src/meeting/floor.js';
import { Host } from '../src/meeting/host.js';
import { Reactions } from '../src/meeting/reactions.js';
import { Refused } from '../src/server/refused.js';
import { hand, ID, Scene } from './parts/scene.js';

/** @import { Meeting } from '../src/meeting/meeting.js' */
/** @import { People } from '../src/meeting/people.js' */
/** @import { TestLine } from './parts/line.js' */

/** @type {Scene} */
let scene;
/** @type {TestLine} */
let line;
/** @type {any} */
let wire;
/** @type {People} */
let people;
/** @type {Meeting} */
let meeting;

beforeEach(() => {
  scene = new Scene();
  ({ line, wire, people, meeting } = scene);
});

test('hands stand in the order the server says, for who comes late as well', async () => {
  const floor = new Floor(wire, meeting, people);
  await scene.enter();
  assert.deepEqual([floor.placeOf('3'), floor.placeOf('2'), floor.placeOf('1')], [1, 2, 0]);
  line.send('raised-hands-updated', [hand('2'), hand('1')]);
  assert.deepEqual([floor.placeOf('3'), floor.placeOf('2'), floor.placeOf('1')], [0, 1, 2]);
  assert.equal(floor.raised.value, true);
  meeting.leave();
  assert.deepEqual(floor.hands.value, []);
  assert.equal(floor.sharer.value, null);
});

test('a hand is up and down before the list of all has come', async () => {
  const floor = new Floor(wire, meeting, people);
  await scene.enter();
  line.send('hand-raised', { meetingId: ID, ...hand('1') });
  assert.deepEqual(floor.hands.value, [hand('3'), hand('2'), hand('1')]);
  assert.equal(floor.raised.value, true);
  line.send('hand-lowered', { meetingId: ID, userId: '3', username: 'user 3' });
  line.send('hand-lowered', { meetingId: ID, userId: '1', username: 'user 1' });
  assert.deepEqual(floor.hands.value, [hand('2')]);
});

test('a hand is lowered by its owner, and by the host for others', async () => {
  const floor = new Floor(wire, meeting, people);
  await scene.enter();
  await floor.toggleHand();
  line.send('raised-hands-updated', [hand('1'), hand('2')]);
  await floor.toggleHand();
  await floor.lower('1');
  await floor.lower('2');
  assert.deepEqual(line.asked.slice(1), [
    ['hand-raised', { meetingId: ID }],
    ['hand-lowered', { meetingId: ID }],
    ['hand-lowered', { meetingId: ID }],
    ['lower-hand', { meetingId: ID, userId: '2' }],
  ]);
});

test('an emoji is shown over who sent it, for a moment', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const reactions = new Reactions(wire, meeting);
  line.send('chat-message', { id: '7', userId: '2', username: 'Bob', message: '👍', type: 'reaction' });
  line.send('chat-message', { id: '8', userId: '2', username: 'Bob', message: 'not this', type: 'text' });
  assert.deepEqual(
    reactions.of('2').map(({ emoji }) => emoji),
    ['👍'],
  );
  assert.deepEqual(reactions.of('3'), []);
  context.mock.timers.tick(5000);
  assert.deepEqual(reactions.of('2'), []);
});

test('the layout is followed, and one of the user alone is not taken for a quality for all', async () => {
  const arrangement = new Arrangement(wire, meeting);
  await scene.enter();
  assert.equal(arrangement.layout.value, 'speaker');
  line.send('layout-changed', { meetingId: ID, layout: 'gallery' });
  line.send('quality-changed', { meetingId: ID, video: 'low', audio: 'auto' });
  line.send('quality-changed', { meetingId: ID, video: 'medium', audio: 'auto', scope: 'self' });
  assert.equal(arrangement.layout.value, 'gallery');
  assert.equal(arrangement.quality.value, 'low');
  meeting.leave();
  assert.equal(arrangement.layout.value, 'grid');
});

test('muting everybody spares who is muted, whoever has left, and waits when the server asks for it', async () => {
  const host = new Host(wire, meeting, people);
  await scene.enter();
  const answers = [new Refused('RATE_LIMITED', '', { retryAfterMs: 1 }), new Refused('NOT_FOUND'), null];
  line.answer = () => {
    const refused = answers.shift();
    return refused ? Promise.reject(refused) : {};
  };
  await host.muteAll();
  assert.deepEqual(
    line.asked.slice(1).map(([event, { userId }]) => [event, userId]),
    [
      ['mute-participant', '2'],
      ['mute-participant', '2'],
      ['mute-participant', '4'],
    ],
  );
  line.answer = () => Promise.reject(new Refused('FORBIDDEN'));
  await assert.rejects(host.muteAll(), { code: 'FORBIDDEN' });
});
