// The chat: messages, reactions, history and statistics.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertLike, isId, isTime } from './likeness.mjs';
import { inMeeting, refusals } from './refusals.mjs';
import { assertTold, gather } from './scene.mjs';

const EMOJIS = [...'😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙😚🙂🤗'];
let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

/** Says something, and gives the message as everybody is told it. */
async function said(world, name, text, type = 'text') {
  const { ack, heard } = await world.does(name, 'chat-message', { text, type });
  const message = { id: isId, ...world.person(name), message: text, type, timestamp: isTime, reactions: {} };
  assertTold(heard, { anna: [['chat-message', message]], bert: [['chat-message', message]], carl: [['chat-message', message]] });
  const [[, told]] = heard.bert;
  assert.deepEqual(ack, { success: true, messageId: told.id, ...told });
  return told;
}

test('chat-message goes to everybody in the meeting, its author too', async () => {
  const world = await open();
  await said(world, 'bert', 'hello');
  await said(world, 'anna', 'x');
  await said(world, 'carl', 'x'.repeat(4000));
  await said(world, 'carl', '👋'.repeat(4000));
  await said(world, 'carl', '🎉', 'reaction');
  const { ack } = await world.does('bert', 'chat-message', { text: 'no type, and more than is known', colour: 'red' });
  assert.equal(ack.type, 'text');
});

test('chat-reaction and chat-reaction-remove tell everybody the new count, once', async () => {
  const world = await open();
  const { id: messageId } = await said(world, 'bert', 'react to me');
  const { meetingId } = world;
  const now = (names) => ({ messageId, emoji: '👍', count: names.length, users: names.map((name) => world.id(name)), meetingId });
  const all = (event, names) => ({ anna: [[event, now(names)]], bert: [[event, now(names)]], carl: [[event, now(names)]] });
  const thumb = { messageId, emoji: '👍' };

  const first = await world.does('anna', 'chat-reaction', thumb);
  assert.deepEqual(first.ack, { success: true, ...now(['anna']) });
  assertTold(first.heard, all('chat-reaction-added', ['anna']));
  assertTold((await world.does('bert', 'chat-reaction', { ...thumb, messageId: Number(messageId) })).heard, all('chat-reaction-added', ['anna', 'bert']));
  const again = await world.does('bert', 'chat-reaction', thumb);
  assert.deepEqual(again.ack, { success: true, ...now(['anna', 'bert']) });
  assertTold(again.heard, {});

  const removed = await world.does('anna', 'chat-reaction-remove', thumb);
  assert.deepEqual(removed.ack, { success: true, ...now(['bert']) });
  assertTold(removed.heard, all('chat-reaction-removed', ['bert']));
  assertTold((await world.does('anna', 'chat-reaction-remove', thumb)).heard, {});
});

test('get-chat-history pages backwards, the oldest first, to who asks alone', async () => {
  const world = await gather();
  const messages = [];
  for (const text of ['one', 'two', 'three']) messages.push(await said(world, 'bert', text));
  await world.does('anna', 'chat-reaction', { messageId: messages[2].id, emoji: '👍' });
  messages[2].reactions = { '👍': { count: 1, users: [world.id('anna')] } };
  const page = async (wish, expected) => {
    const { ack, heard } = await world.does('carl', 'get-chat-history', wish);
    const history = { meetingId: world.meetingId, ...expected };
    assert.deepEqual(ack, { success: true, ...history });
    assertTold(heard, { carl: [['chat-history', history]] });
  };
  await page({ limit: 2 }, { messages: messages.slice(1), hasMore: true, before: messages[1].id });
  await page({ limit: 2, before: messages[1].id }, { messages: messages.slice(0, 1), hasMore: false, before: messages[0].id });
  await page({}, { messages, hasMore: false, before: messages[0].id });
  await page({ before: messages[0].id }, { messages: [], hasMore: false, before: null });
  await world.leave();
});

test('get-chat-stats adds up, for who asks alone', async () => {
  const world = await gather();
  const none = { messageCount: 0, participantCount: 0, reactionCount: 0, topEmojis: [], messagesPerUser: [], firstAt: null, lastAt: null };
  const empty = await world.does('carl', 'get-chat-stats');
  assert.deepEqual(empty.ack, { success: true, meetingId: world.meetingId, stats: none });

  const first = await said(world, 'bert', 'one');
  await said(world, 'bert', 'two');
  const last = await said(world, 'anna', 'three');
  for (const name of ['anna', 'bert']) await world.does(name, 'chat-reaction', { messageId: first.id, emoji: '👍' });
  const { ack, heard } = await world.does('carl', 'get-chat-stats');
  const stats = {
    messageCount: 3,
    participantCount: 2,
    reactionCount: 2,
    topEmojis: [{ emoji: '👍', count: 2 }],
    messagesPerUser: [{ ...world.person('bert'), count: 2 }, { ...world.person('anna'), count: 1 }],
    firstAt: first.timestamp,
    lastAt: last.timestamp,
  };
  assert.deepEqual(ack, { success: true, meetingId: world.meetingId, stats });
  assertTold(heard, { carl: [['chat-stats', { meetingId: world.meetingId, stats }]] });
  await world.leave();
});

test('a message takes twenty different emojis, and the next is refused', async () => {
  const world = await open();
  const { id: messageId } = await said(world, 'bert', 'all of them');
  for (const emoji of EMOJIS) assert.equal((await world.ask('anna', 'chat-reaction', { messageId, emoji })).success, true);
  const next = await world.ask('bert', 'chat-reaction', { messageId, emoji: '👍' });
  assertLike(next, { success: false, error: (text) => /20/.test(text), code: 'CONFLICT' });
  assert.equal((await world.ask('bert', 'chat-reaction', { messageId, emoji: EMOJIS[0] })).count, 2);
});

test('where the host alone may write, others are refused', async () => {
  const world = await gather({ settings: { allowChat: 'host' } });
  const refused = { success: false, error: 'Only the host may write in this meeting', code: 'FORBIDDEN' };
  assert.deepEqual(await world.ask('bert', 'chat-message', { text: 'hello' }), refused);
  const { id: messageId } = await said(world, 'anna', 'only I');
  assert.deepEqual(await world.ask('bert', 'chat-reaction', { messageId, emoji: '👍' }), refused);
  await world.leave();
});

const asChat = { scene: open, as: 'chat-error' };

refusals('chat-message', {
  ...asChat,
  good: { text: 'hello', type: 'text' },
  rows: [
    ...inMeeting('chat-message'),
    ['no text', { text: undefined }, 'BAD_REQUEST', /^text must be a string$/],
    ['null for text', { text: null }, 'BAD_REQUEST', /^text must be a string$/],
    ['an object for text', { text: { $ne: '' } }, 'BAD_REQUEST', /^text must be a string$/],
    ['an empty text', { text: '' }, 'BAD_REQUEST', /^text /],
    ['a blank text', { text: ' \n' }, 'BAD_REQUEST', /^text must not be blank$/],
    ['4,001 characters', { text: 'x'.repeat(4001) }, 'BAD_REQUEST', /^text size must be between 1 and 4000$/],
    ['4,001 emojis', { text: '👋'.repeat(4001) }, 'BAD_REQUEST', /^text size must be between 1 and 4000$/],
    ['an unknown type', { type: 'loud' }, 'BAD_REQUEST', /^type must be one of text, reaction$/],
    ['the type of what the server says', { type: 'system' }, 'BAD_REQUEST', /^type must be one of text, reaction$/],
    ['a number for type', { type: 1 }, 'BAD_REQUEST', /^type must be one of text, reaction$/],
    ['a reaction in words', { type: 'reaction' }, 'BAD_REQUEST', /^text must be one emoji/],
  ],
});

for (const event of ['chat-reaction', 'chat-reaction-remove']) {
  refusals(event, {
    ...asChat,
    good: { messageId: '999999999', emoji: '👍' },
    rows: [
      ...inMeeting(event),
      ['no messageId', { messageId: undefined }, 'BAD_REQUEST', /^messageId must be a string$/],
      ['a word for messageId', { messageId: 'first' }, 'BAD_REQUEST', /^messageId must be a message id$/],
      ['an unknown message', {}, 'NOT_FOUND', /message 999999999/],
      ['no emoji', { emoji: undefined }, 'BAD_REQUEST', /^emoji must be a string$/],
      ['a word for emoji', { emoji: 'thumb' }, 'BAD_REQUEST', /^emoji must be one emoji$/],
      ['two emojis', { emoji: '👍👍' }, 'BAD_REQUEST', /^emoji must be one emoji$/],
      ['an empty emoji', { emoji: '' }, 'BAD_REQUEST', /^emoji must be one emoji$/],
    ],
  });

  test(`${event} is refused for a message of another meeting`, async () => {
    const world = await open();
    const { id: messageId } = await said(world, 'anna', 'here');
    const elsewhere = await gather();
    assert.equal((await elsewhere.ask('bert', event, { messageId, emoji: '👍' })).code, 'NOT_FOUND');
    await elsewhere.leave();
  });
}

refusals('get-chat-history', {
  ...asChat,
  good: { limit: 50 },
  rows: [
    ...inMeeting('get-chat-history'),
    ['a limit of none', { limit: 0 }, 'BAD_REQUEST', /^limit must be greater than or equal to 1$/],
    ['a limit of too many', { limit: 101 }, 'BAD_REQUEST', /^limit must be less than or equal to 100$/],
    ['half a limit', { limit: 1.5 }, 'BAD_REQUEST', /^limit must be a whole number/],
    ['a word for limit', { limit: 'all' }, 'BAD_REQUEST', /^limit must be a whole number/],
    ['a word for before', { before: 'yesterday' }, 'BAD_REQUEST', /^before must be a message id$/],
  ],
});

refusals('get-chat-stats', { ...asChat, rows: inMeeting('get-chat-stats') });
