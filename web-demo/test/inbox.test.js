import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { Inbox } from '../src/inbox/inbox.js';
import { destinationOf, placed } from '../src/inbox/notifications.js';
import { Notices } from '../src/lib/notices.js';
import { TestLine } from './parts/line.js';

/**
 * @import { Notification } from '../src/wire'
 * @param {string} id
 * @param {Partial<Notification>} [more]
 * @returns {Notification}
 */
const notification = (id, more) => ({
  id,
  type: 'system',
  title: `title ${id}`,
  message: '',
  data: {},
  createdAt: '',
  read: false,
  ...more,
});

const ids = (/** @type {Notification[]} */ all) => all.map(({ id }) => id);

/** @type {TestLine} */
let line;
/** @type {import('@preact/signals').Signal<any>} */
let user;
/** @type {Inbox} */
let inbox;

beforeEach(() => {
  line = new TestLine();
  user = signal({ id: '1' });
  inbox = new Inbox(/** @type {any} */ (line), /** @type {any} */ ({ user }));
});

test('the newest stands first, and what comes again replaces itself', () => {
  const all = placed([notification('9'), notification('2')], [notification('10'), notification('9', { title: 'new' })]);
  assert.deepEqual(ids(all), ['10', '9', '2']);
  assert.equal(all[1]?.title, 'new');
});

test('a click leads to the meeting or its recording, and nowhere from where one was thrown out', () => {
  const data = { meetingId: 'abc' };
  assert.deepEqual(destinationOf(notification('1', { type: 'meeting_invite', data })), {
    to: 'meeting',
    meetingId: 'abc',
  });
  assert.equal(destinationOf(notification('1', { data: { ...data, reason: '' } })), null);
  const recorded = (/** @type {string} */ status) =>
    destinationOf(notification('1', { type: 'recording_status', data: { ...data, status } }));
  assert.deepEqual(recorded('ready'), { to: 'recording', meetingId: 'abc' });
  assert.equal(recorded('failed'), null);
  assert.equal(destinationOf(notification('1')), null);
});

test('what another device does to notifications is done here as well', () => {
  for (const id of ['1', '2', '3']) line.send('notification', notification(id));
  line.send('unread-notifications-count', { count: 3 });
  line.send('notification-deleted', { notificationId: '2' });
  line.send('notification-marked-read', { notificationId: '1' });
  assert.deepEqual(ids(inbox.notifications.value), ['3', '1']);
  assert.deepEqual(
    inbox.notifications.value.map(({ read }) => read),
    [false, true],
  );
  line.send('all-notifications-marked-read', { markedCount: 1 });
  assert.ok(inbox.notifications.value.every(({ read }) => read));
  assert.equal(inbox.unread.value, 3);
});

test('earlier ones are asked for from the last on', async () => {
  line.answer = () => ({ notifications: [notification('9')], hasMore: true });
  await inbox.load();
  line.answer = () => ({ notifications: [notification('4')], hasMore: false });
  await inbox.loadEarlier();
  assert.equal(line.asked[1]?.[1].before, '9');
  assert.deepEqual(ids(inbox.notifications.value), ['9', '4']);
  assert.equal(inbox.hasMore.value, false);
});

test('who signs out leaves nothing to the next', () => {
  line.send('notification', notification('1'));
  line.send('unread-notifications-count', { count: 1 });
  user.value = null;
  assert.deepEqual([inbox.unread.value, inbox.notifications.value, inbox.arrived.value], [0, [], null]);
});

test('news of one thing stand once, and stay as long as if they had just come', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const notices = new Notices();
  notices.tell({ key: 'a', title: '1 message', text: '' });
  context.mock.timers.tick(9000);
  notices.tell({ key: 'a', title: '2 messages', text: '' });
  context.mock.timers.tick(9000);
  assert.deepEqual(
    notices.shown.value.map(({ title }) => title),
    ['2 messages'],
  );
  context.mock.timers.tick(1000);
  assert.deepEqual(notices.shown.value, []);
});
