import { effect, signal, untracked } from '@preact/signals';
import { placed } from './notifications.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { Session } from '../server/session.js'
 * @import { Notification } from '../wire'
 */

const PAGE = 30;

/** The user's notifications, as the server keeps them: what one device does to them, the others are told. */
export class Inbox {
  unread = signal(0);
  /** Those that were fetched or have arrived, the newest first. */
  notifications = signal(/** @type {Notification[]} */ ([]));
  hasMore = signal(false);
  /** The one that has just arrived. */
  arrived = signal(/** @type {Notification | null} */ (null));
  /** Whether the list is in front of the reader. */
  open = signal(false);
  /** The meeting whose recordings a notification has led to. */
  watching = signal(/** @type {string | null} */ (null));

  #line;

  /**
   * @param {Line} line
   * @param {Session} session
   */
  constructor(line, session) {
    this.#line = line;
    effect(() => {
      if (session.user.value === null) untracked(() => this.#forget());
    });
    line.whenOpen((recovered) => {
      // What was missed while a list was read is fetched with it; a closed one is fetched when it is opened.
      if (!recovered && this.open.value) this.load().catch(() => null);
    });
    line.listen({
      'unread-notifications-count': ({ count }) => (this.unread.value = count),
      notification: (notification) => this.#came(notification),
      'notification-marked-read': ({ notificationId }) => this.#mark((each) => each.id === notificationId),
      'all-notifications-marked-read': () => this.#mark(() => true),
      'notification-deleted': ({ notificationId }) =>
        (this.notifications.value = this.notifications.value.filter((each) => each.id !== notificationId)),
    });
  }

  /** Fetches the newest, in place of what was there. */
  async load() {
    const { notifications, hasMore } = await this.#line.ask('get-notifications', { limit: PAGE });
    this.notifications.value = notifications;
    this.hasMore.value = hasMore;
  }

  async loadEarlier() {
    const before = this.notifications.value.at(-1)?.id;
    const { notifications, hasMore } = await this.#line.ask('get-notifications', { limit: PAGE, before });
    this.notifications.value = placed(this.notifications.value, notifications);
    this.hasMore.value = hasMore;
  }

  /** @param {string} notificationId */
  async markRead(notificationId) {
    await this.#line.ask('mark-notification-read', { notificationId });
  }

  async markAllRead() {
    await this.#line.ask('mark-all-notifications-read', {});
  }

  /** @param {string} notificationId */
  async remove(notificationId) {
    await this.#line.ask('delete-notification', { notificationId });
  }

  /** @param {Notification} notification one that counts comes again under its id */
  #came(notification) {
    this.notifications.value = placed(this.notifications.value, [notification]);
    this.arrived.value = notification;
  }

  /** @param {(notification: Notification) => boolean} which */
  #mark(which) {
    this.notifications.value = this.notifications.value.map((each) => (which(each) ? { ...each, read: true } : each));
  }

  #forget() {
    this.unread.value = 0;
    this.notifications.value = [];
    this.hasMore.value = false;
    this.arrived.value = null;
    this.open.value = false;
    this.watching.value = null;
  }
}
