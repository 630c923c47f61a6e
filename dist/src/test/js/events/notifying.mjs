// Notifications: what makes one, and what their owner does with them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, signUp } from '../people.mjs';
import { done, heard as everHeard } from './coverage.mjs';
import { assertLike, isId, isTime } from './likeness.mjs';
import { malformed, refusals } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';

let scene;
const open = async () => (scene ??= await gather({ inside: ['anna', 'desk', 'bert', 'phone', 'carl', 'dora'], inChat: true }));
after(() => scene?.leave());

/** Who is told how many unread ones somebody has. */
const count = (socket) => all(socket, 'unread-notifications-count').at(-1)?.count;

const invitation = (world, by, meetingId) => ({
  id: isId,
  type: 'meeting_invite',
  title: 'Invitation to Standup',
  message: `${world.name(by)} invites you to Standup`,
  data: { meetingId, invitedBy: world.id(by) },
  createdAt: isTime,
  read: false,
});

/** Anna invites Bert once more, to another meeting. */
async function invited(world) {
  const { id: meetingId } = await createMeeting(world.people.anna, { title: 'Standup' });
  const invite = () => world.rest('anna', 'POST', `/api/meetings/${meetingId}/invites`, { userIds: [world.id('bert')] });
  const { answer, heard } = await world.during(invite);
  assert.deepEqual([answer.status, answer.body], [200, { invited: 1 }]);
  const told = [['notification', invitation(world, 'anna', meetingId)]];
  assertTold(heard, { bert: told, phone: told });
  return heard.bert[0][1];
}

/** Bert has none but those that his test makes. */
async function emptied(world) {
  for (const { id } of (await world.ask('bert', 'get-notifications', { limit: 100 })).notifications) {
    await world.ask('bert', 'delete-notification', { notificationId: id });
  }
}

test('an invitation reaches every session of who is invited, and one who comes later finds it', async () => {
  const world = await open();
  await emptied(world);
  await invited(world);
  const away = await signUp('away');
  const { id: meetingId } = await createMeeting(world.people.anna, { title: 'Later' });
  const answer = await world.rest('anna', 'POST', `/api/meetings/${meetingId}/invites`, { userIds: [away.user.id] });
  assert.equal(answer.status, 200);

  const back = await connect(away.accessToken);
  await assertHears(back, 'unread-notifications-count', { count: 1 });
  const { notifications } = await ask(back, 'get-notifications', {});
  const expected = { ...invitation(world, 'anna', meetingId), title: 'Invitation to Later' };
  assertLike(notifications, [{ ...expected, message: `${world.name('anna')} invites you to Later` }]);
  assert.equal((await ask(back, 'join-meeting', { meetingId })).success, true);

  back.io.reconnection(false);
  back.io.engine.close();
  await eventually(() => !back.connected, 'a lost connection');
  const { id: missedId } = await createMeeting(world.people.anna, { title: 'Missed' });
  await world.rest('anna', 'POST', `/api/meetings/${missedId}/invites`, { userIds: [away.user.id] });
  back.connect();
  await eventually(() => all(back, 'notification').length === 1, 'what was missed');
  assert.equal(all(back, 'notification')[0].data.meetingId, missedId);
  back.disconnect();
});

test('get-notifications lists the newest first, to who asks alone', async () => {
  const world = await open();
  await emptied(world);
  const newestFirst = [];
  for (let i = 0; i < 3; i += 1) newestFirst.unshift(await invited(world));
  const page = async (wish, expected) => {
    const { ack, heard } = await world.does('bert', 'get-notifications', wish);
    assert.deepEqual(ack, { success: true, ...expected });
    assertTold(heard, { bert: [['notifications-list', expected]] });
  };
  await page({ limit: 2, unreadOnly: false }, { notifications: newestFirst.slice(0, 2), hasMore: true });
  await page({ limit: 2, before: newestFirst[1].id }, { notifications: newestFirst.slice(2), hasMore: false });
  await page({}, { notifications: newestFirst, hasMore: false });
  await world.ask('bert', 'mark-notification-read', { notificationId: newestFirst[0].id });
  await page({ unreadOnly: true }, { notifications: newestFirst.slice(1), hasMore: false });
  await page({ limit: 1 }, { notifications: [{ ...newestFirst[0], read: true }], hasMore: true });
});

test('mark-notification-read and delete-notification tell all sessions of their user, and count anew', async () => {
  const world = await open();
  await emptied(world);
  const { id: notificationId } = await invited(world);
  for (const [event, told] of [['mark-notification-read', 'notification-marked-read'], ['delete-notification', 'notification-deleted']]) {
    const { ack, heard } = await world.does('bert', event, { notificationId });
    assert.deepEqual(ack, { success: true, notificationId });
    const news = [[told, { notificationId }]];
    assertTold(heard, { bert: news, phone: news });
    for (const device of ['bert', 'phone']) await eventually(() => count(world.socket(device)) === 0, 'the count');
  }
  assert.deepEqual(await world.ask('bert', 'get-notifications'), { success: true, notifications: [], hasMore: false });
});

test('mark-notification-read again is answered, and told to nobody else', async () => {
  const world = await open();
  const { id: notificationId } = await invited(world);
  await world.does('bert', 'mark-notification-read', { notificationId });
  const again = await world.does('bert', 'mark-notification-read', { notificationId: Number(notificationId) });
  assertTold(again.heard, { bert: [['notification-marked-read', { notificationId }]] });
});

test('mark-all-notifications-read says how many', async () => {
  const world = await open();
  await emptied(world);
  for (let i = 0; i < 2; i += 1) await invited(world);
  for (const markedCount of [2, 0]) {
    const { ack, heard } = await world.does('bert', 'mark-all-notifications-read');
    assert.deepEqual(ack, { success: true, markedCount });
    const news = [['all-notifications-marked-read', { markedCount }]];
    assertTold(heard, markedCount > 0 ? { bert: news, phone: news } : { bert: news });
  }
});

test('get-unread-count tells who asks, and everybody is told at his sign-in and after every change', async () => {
  const world = await open();
  await emptied(world);
  await invited(world);
  for (const device of ['bert', 'phone']) await eventually(() => count(world.socket(device)) === 1, 'the count');
  world.socket('bert').got.length = 0;
  assert.deepEqual(await world.ask('bert', 'get-unread-count'), { success: true, count: 1 });
  await assertHears(world.socket('bert'), 'unread-notifications-count', { count: 1 });
  done.add('get-unread-count');
  const next = await connect(world.people.bert.accessToken);
  await assertHears(next, 'unread-notifications-count', { count: 1 });
  next.disconnect();
});

test('who is mentioned is notified, and nobody else', async () => {
  const world = await open();
  const { ack, heard } = await world.does('anna', 'chat-message', { text: `Ask @${world.name('bert')}` });
  const notification = {
    id: isId,
    type: 'chat_message',
    title: `${world.name('anna')} mentioned you in Standup`,
    message: `Ask @${world.name('bert')}`,
    data: { meetingId: world.meetingId, messageId: ack.messageId, mention: true },
    createdAt: isTime,
    read: false,
  };
  const notified = (told) => told.filter(([event]) => event === 'notification');
  for (const [name, told] of Object.entries(heard)) {
    assertLike(notified(told), ['bert', 'phone'].includes(name) ? [['notification', notification]] : [], name);
  }
  everHeard.add('notification');
});

test('somebody else has nothing to do with them', async () => {
  const world = await open();
  const { id: notificationId } = await invited(world);
  const { notifications } = await world.ask('bert', 'get-notifications', { limit: 1 });
  for (const event of ['mark-notification-read', 'delete-notification']) {
    assert.equal((await world.ask('carl', event, { notificationId })).code, 'NOT_FOUND');
  }
  assert.deepEqual((await world.ask('bert', 'get-notifications', { limit: 1 })).notifications, notifications);
});

const asNotification = { scene: open, as: 'notification-error' };

refusals('get-notifications', {
  ...asNotification,
  rows: [
    ...malformed('get-notifications', 'an object'),
    ['a limit of none', { limit: 0 }, 'BAD_REQUEST', /^limit must be greater than or equal to 1$/],
    ['a limit of too many', { limit: 101 }, 'BAD_REQUEST', /^limit must be less than or equal to 100$/],
    ['a word for limit', { limit: 'all' }, 'BAD_REQUEST', /^limit must be a whole number/],
    ['a word for unreadOnly', { unreadOnly: 'yes' }, 'BAD_REQUEST', /^unreadOnly must be true or false$/],
    ['a word for before', { before: 'yesterday' }, 'BAD_REQUEST', /^before must be a notification id$/],
  ],
});

for (const event of ['mark-notification-read', 'delete-notification']) {
  refusals(event, {
    ...asNotification,
    rows: [
      ...malformed(event, 'an object'),
      ['no notificationId', {}, 'BAD_REQUEST', /^notificationId must be a string$/],
      ['a word for notificationId', { notificationId: 'first' }, 'BAD_REQUEST', /^notificationId must be a notification id$/],
      ['an object for notificationId', { notificationId: {} }, 'BAD_REQUEST', /^notificationId must be a string$/],
      ['an unknown notification', { notificationId: '999999999' }, 'NOT_FOUND', /notification 999999999/],
    ],
  });
}
