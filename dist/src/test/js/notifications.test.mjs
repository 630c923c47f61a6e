// Notifications: stored, then sent to every session of their user.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

const lastCount = (socket) => all(socket, 'unread-notifications-count').at(-1)?.count;

/** Bert, on two devices, was mentioned in a meeting of Anna's. */
async function mentioned() {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna, { title: 'Standup' });
  const a = await connect(anna.accessToken);
  const [b, phone] = [await connect(bert.accessToken), await connect(bert.accessToken)];
  await ask(a, 'join-meeting', { meetingId });
  await ask(b, 'join-meeting', { meetingId });
  const { messageId } = await ask(a, 'chat-message', { meetingId, text: `hello @${bert.username}`, type: 'text' });
  const notification = await received(b, 'notification');
  return { anna, bert, a, b, phone, meetingId, messageId, notification };
}

test('the unread count comes right after the sign-in', async () => {
  const anna = await signUp('anna');
  const byToken = await connect(anna.accessToken);
  assert.deepEqual(await received(byToken, 'unread-notifications-count'), { count: 0 });
  const later = await connect(undefined);
  await ask(later, 'authenticate', { token: anna.accessToken });
  assert.deepEqual(await received(later, 'unread-notifications-count'), { count: 0 });
});

test('a notification arrives on every session of its user', async () => {
  const { anna, bert, a, b, phone, meetingId, messageId, notification } = await mentioned();
  assert.deepEqual(Object.keys(notification).sort(), ['createdAt', 'data', 'id', 'message', 'read', 'title', 'type']);
  assert.equal(notification.type, 'chat_message');
  assert.equal(notification.title, `${anna.username} mentioned you in Standup`);
  assert.deepEqual(notification.data, { meetingId, messageId, mention: true });
  assert.deepEqual(await received(phone, 'notification'), notification);
  for (const socket of [b, phone]) await eventually(() => lastCount(socket) === 1, 'the count');
  assert.deepEqual(all(a, 'notification'), []);
  const next = await connect(bert.accessToken);
  assert.deepEqual(await received(next, 'unread-notifications-count'), { count: 1 });
});

test('what is done on one device shows on the other', async () => {
  const { b, phone, notification } = await mentioned();
  const notificationId = notification.id;
  const list = await ask(phone, 'get-notifications', { limit: 50, unreadOnly: false });
  assert.deepEqual({ ...list }, { success: true, notifications: [notification], hasMore: false });
  assert.deepEqual((await received(phone, 'notifications-list')).notifications, [notification]);

  b.emit('mark-notification-read', { notificationId });
  for (const socket of [b, phone]) {
    assert.deepEqual(await received(socket, 'notification-marked-read'), { notificationId });
    await eventually(() => lastCount(socket) === 0, 'the count');
  }
  assert.equal((await ask(b, 'get-notifications', { unreadOnly: true })).notifications.length, 0);

  phone.emit('delete-notification', { notificationId });
  for (const socket of [b, phone]) assert.deepEqual(await received(socket, 'notification-deleted'), { notificationId });
  assert.equal((await ask(b, 'delete-notification', { notificationId })).code, 'NOT_FOUND');
  assert.equal((await received(b, 'notification-error')).code, 'NOT_FOUND');
});

test('events without a payload come with nothing or with null', async () => {
  const { b, phone } = await mentioned();
  assert.equal((await ask(b, 'get-unread-count')).count, 1);
  assert.equal((await ask(b, 'get-unread-count', null)).count, 1);
  b.emit('mark-all-notifications-read');
  for (const socket of [b, phone]) {
    assert.deepEqual(await received(socket, 'all-notifications-marked-read'), { markedCount: 1 });
  }
  assert.equal((await ask(phone, 'mark-all-notifications-read', null)).markedCount, 0);
});

test('whose tab was closed is told of what is said, also when he counts as gone', async () => {
  const { a, b, phone, meetingId } = await mentioned();
  b.io.reconnection(false);
  b.io.engine.close(); // As a browser does: without a goodbye.
  await eventually(() => all(a, 'participant-left').length === 1, 'his leaving', 25_000);
  for (const text of ['one', 'two']) await ask(a, 'chat-message', { meetingId, text, type: 'text' });
  const missed = await received(phone, 'notification', ({ data }) => data.count === 2);
  assert.equal(missed.title, '2 new messages in Standup');
  await ask(phone, 'join-meeting', { meetingId });
  await ask(a, 'chat-message', { meetingId, text: 'three', type: 'text' });
  await received(phone, 'chat-message', ({ message }) => message === 'three');
  const { notifications } = await ask(phone, 'get-notifications', {});
  assert.deepEqual(notifications.map(({ data }) => data.count), [2, undefined]);
});

test('who said goodbye is told nothing of what is said', async () => {
  const { a, b, phone, meetingId } = await mentioned();
  b.disconnect();
  await eventually(() => all(a, 'participant-left').length === 1, 'his leaving');
  await ask(a, 'chat-message', { meetingId, text: 'one', type: 'text' });
  assert.equal((await ask(phone, 'get-notifications', {})).notifications.length, 1);
});

test("somebody else's notification is not there", async () => {
  const { a, notification } = await mentioned();
  for (const event of ['mark-notification-read', 'delete-notification']) {
    assert.equal((await ask(a, event, { notificationId: notification.id })).code, 'NOT_FOUND');
  }
});
