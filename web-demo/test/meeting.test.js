import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meetingIdIn, meetingLink } from '../src/meeting/meeting-id.js';
import { mentions, merged, reacted, written } from '../src/meeting/messages.js';
import { hostedBy, refreshed, withParticipant, without } from '../src/meeting/roster.js';

/** @import { ChatMessage } from '../src/wire' */

test('an id is found by itself, in a link, and in spite of spaces and capitals', () => {
  assert.equal(meetingIdIn(' ABC-defg-hij '), 'abc-defg-hij');
  assert.equal(meetingIdIn('https://talk.example/?meeting=abc-defg-hij&x=1'), 'abc-defg-hij');
});

test('a link leads to the id it was made of', () => {
  assert.equal(meetingIdIn(meetingLink('http://localhost:3000', 'abc-defg-hij')), 'abc-defg-hij');
});

test('what holds no id gives none', () => {
  for (const text of [
    '',
    '   ',
    'two words',
    'https://talk.example/',
    'https://talk.example/?meeting=',
    '<b>',
    '../..',
  ]) {
    assert.equal(meetingIdIn(text), null, text);
  }
});

/**
 * @param {string} id
 * @param {number} second
 * @returns {ChatMessage}
 */
const message = (id, second) => ({
  id,
  userId: '1',
  username: 'Ada',
  message: id,
  type: 'text',
  timestamp: new Date(second * 1000).toISOString(),
});

test('a repeated message stands once, and history comes before what arrived meanwhile', () => {
  const all = merged([message('b', 2), message('c', 3)], [message('a', 1), message('b', 2)]);
  assert.deepEqual(
    all.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
});

test('within a millisecond messages stand in the order of their ids', () => {
  const all = merged([message('10', 1), message('11', 1)], [message('9', 1), message('10', 1), message('8', 1)]);
  assert.deepEqual(
    all.map(({ id }) => id),
    ['8', '9', '10', '11'],
  );
});

test('neither what the server says nor an emoji is taken for what somebody wrote', () => {
  const all = [message('1', 1), { ...message('2', 2), type: 'system' }, { ...message('3', 3), type: 'reaction' }];
  assert.deepEqual(written(/** @type {ChatMessage[]} */ (all)), [message('1', 1)]);
});

test('a reaction is counted on its message, and gone at zero', () => {
  const added = reacted([message('a', 1), message('b', 2)], {
    messageId: 'b',
    emoji: '👍',
    count: 2,
    users: ['1', '2'],
  });
  assert.deepEqual(added[1]?.reactions, { '👍': { count: 2, users: ['1', '2'] } });
  assert.equal(added[0]?.reactions, undefined);
  const removed = reacted(added, { messageId: 'b', emoji: '👍', count: 0, users: [] });
  assert.deepEqual(removed[1]?.reactions, {});
});

test('reactions stand in the order they came in, whichever is counted next', () => {
  const counted = (/** @type {string[]} */ ...emojis) =>
    emojis.reduce(
      (all, emoji, i) => reacted(all, { messageId: 'a', emoji, count: i + 1, users: [] }),
      [message('a', 1)],
    );
  assert.deepEqual(Object.keys(counted('👍', '🎉', '👍')[0]?.reactions ?? {}), ['👍', '🎉']);
});

test('a mention is a name of its own', () => {
  for (const text of ['@Ada', 'hello @ada!', '(@ADA)', 'x@ada @ada']) assert.ok(mentions(text, 'Ada'), text);
  for (const text of ['ada', '@Adam', 'x@ada', '@ada_2', '', '@']) assert.ok(!mentions(text, 'Ada'), text);
  assert.ok(!mentions('@ anybody', ''));
});

const ada = { userId: '1', username: 'Ada', isHost: true };
const bob = { userId: '2', username: 'Bob' };

test('whoever joins twice is there once', () => {
  assert.deepEqual(withParticipant([ada], bob), [ada, bob]);
  assert.deepEqual(withParticipant([ada, bob], { ...bob, username: 'Bobby' }), [ada, { ...bob, username: 'Bobby' }]);
  assert.deepEqual(without([ada, bob], '1'), [bob]);
});

test('a new roster keeps what toggles have told', () => {
  assert.deepEqual(refreshed([{ ...bob, camera: false }], [ada, bob]), [ada, { ...bob, camera: false }]);
});

test('there is one host', () => {
  const roster = hostedBy([ada, bob], '2');
  assert.deepEqual(
    roster.map(({ isHost }) => isHost),
    [false, true],
  );
});
