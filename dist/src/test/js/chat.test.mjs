// The depth of the chat: reactions, what the server says, statistics.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

/** Two people in a meeting of the first, and a message of hers. */
async function aMessage() {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna);
  const [a, b] = [await connect(anna.accessToken), await connect(bert.accessToken)];
  await ask(a, 'join-meeting', { meetingId });
  await ask(b, 'join-meeting', { meetingId });
  const { messageId } = await ask(a, 'chat-message', { meetingId, text: 'hello', type: 'text' });
  return { anna, bert, a, b, meetingId, messageId };
}

test('a reaction comes to everybody and stands in the history', async () => {
  const { anna, bert, a, b, meetingId, messageId } = await aMessage();
  const thumbs = { meetingId, messageId, emoji: '👍' };
  const users = [String(anna.user.id), String(bert.user.id)];
  assert.deepEqual(await ask(a, 'chat-reaction', thumbs), { success: true, ...thumbs, count: 1, users: users.slice(0, 1) });
  await ask(b, 'chat-reaction', thumbs);
  for (const socket of [a, b]) {
    assert.deepEqual(await received(socket, 'chat-reaction-added', ({ count }) => count === 2), { ...thumbs, count: 2, users });
  }
  const history = await ask(b, 'get-chat-history', { meetingId, limit: 50 });
  assert.deepEqual(history.messages[0].reactions, { '👍': { count: 2, users } });

  await ask(a, 'chat-reaction-remove', thumbs);
  const removed = await received(b, 'chat-reaction-removed');
  assert.deepEqual(removed, { ...thumbs, count: 1, users: users.slice(1) });
  assert.equal((await ask(a, 'chat-reaction-remove', thumbs)).success, true);
  assert.equal((await ask(a, 'chat-reaction', { ...thumbs, emoji: 'no emoji' })).code, 'BAD_REQUEST');
  assert.equal((await received(a, 'chat-error')).event, 'chat-reaction');
});

test('reactions that were missed come after a lost connection', async () => {
  const { a, b, meetingId, messageId } = await aMessage();
  await received(b, 'chat-message');
  b.io.engine.close();
  await eventually(() => !b.connected, 'a lost connection');
  for (const emoji of ['👍', '🎉', '❤️']) await ask(a, 'chat-reaction', { meetingId, messageId, emoji });
  await eventually(() => b.connected, 'a new connection');
  await eventually(() => all(b, 'chat-reaction-added').length === 3, 'what was missed');
  assert.deepEqual(all(b, 'chat-reaction-added').map(({ emoji }) => emoji), ['👍', '🎉', '❤️']);
});

test('the server says who is host, and counts only people', async () => {
  const { bert, a, b, meetingId } = await aMessage();
  await ask(a, 'leave-meeting', { meetingId });
  const said = await received(b, 'chat-message', ({ type }) => type === 'system');
  assert.equal(said.message, `${bert.username} is the host now`);
  assert.equal(said.userId, String(bert.user.id));
  assert.equal((await received(b, 'notification')).title, 'You are the host now');

  const { stats } = await ask(b, 'get-chat-stats', { meetingId });
  assert.deepEqual((await received(b, 'chat-stats')).stats, stats);
  assert.equal(stats.messageCount, 1);
  assert.equal(stats.messagesPerUser.length, 1);
  assert.equal(stats.firstAt, stats.lastAt);
  const refused = await ask(b, 'chat-message', { meetingId, text: 'I am the server', type: 'system' });
  assert.equal(refused.code, 'BAD_REQUEST');
});
