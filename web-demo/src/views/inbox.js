import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { locale, t } from '../i18n/i18n.js';
import { destinationOf } from '../inbox/notifications.js';
import { dayAndClock } from '../lib/format.js';
import { useAttempt, useReported } from './attempt.js';
import { useParts } from './context.js';
import { Dialog, ErrorText, Icon, IconButton } from './parts.js';
import { RecordingsDialog } from './recordings.js';

/**
 * @import { Notification } from '../wire'
 * @import { Parts } from './context.js'
 */

const ICONS = /** @type {const} */ ({
  meeting_invite: 'mail',
  chat_message: 'at',
  recording_status: 'film',
  system: 'info',
});

export function Bell() {
  const { inbox } = useParts();
  const unread = inbox.unread.value;
  return html`<${IconButton}
    icon="bell"
    testid="bell"
    label=${unread ? t('inbox.unread', { count: unread }) : t('inbox')}
    badge=${unread}
    onClick=${() => (inbox.open.value = true)}
  />`;
}

/** The list of notifications while it is open, and the recordings that one of them has led to. */
export function Inbox() {
  const { inbox } = useParts();
  const watching = inbox.watching.value;
  return html`${inbox.open.value ? html`<${InboxDialog} />` : null}
  ${watching ? html`<${RecordingsDialog} meetingId=${watching} onClose=${() => (inbox.watching.value = null)} />` : null}`;
}

function InboxDialog() {
  const { inbox } = useParts();
  const { busy, error, attempt } = useAttempt();
  useEffect(() => void attempt(() => inbox.load()), []);
  const all = inbox.notifications.value;
  return html`<${Dialog} title=${t('inbox')} testid="inbox" onClose=${() => (inbox.open.value = false)}>
    <${ErrorText} text=${error} />
    ${all.length === 0 && !error ? html`<p class="quiet" aria-busy=${busy}>${t('inbox.none')}</p>` : null}
    ${
      all.some(({ read }) => !read)
        ? html`<button class="secondary small" data-testid="read-all" onClick=${() => attempt(() => inbox.markAllRead())}>
            <${Icon} name="check" />${t('inbox.readAll')}
          </button>`
        : null
    }
    <ul class="rows notifications">
      ${all.map((each) => html`<${Row} key=${each.id} notification=${each} />`)}
    </ul>
    ${
      inbox.hasMore.value
        ? html`<button class="secondary small" data-testid="more-notifications" onClick=${() => attempt(() => inbox.loadEarlier())}>
            ${t('more')}
          </button>`
        : null
    }
  </${Dialog}>`;
}

/** @param {{notification: Notification}} props */
function Row({ notification }) {
  const { id, type, title, message, createdAt, read } = notification;
  return html`<li data-testid="notification" data-notification=${id} data-read=${read} class=${read ? '' : 'new'}>
    <span class="quiet"><${Icon} name=${ICONS[type] ?? 'info'} /></span>
    <div>
      ${read ? null : html`<span class="for-ears">${t('inbox.new')}</span>`}
      <strong data-testid="notification-title">${title}</strong>
      <p data-testid="notification-text">${message}</p>
      <small class="quiet">${dayAndClock(createdAt, locale())}</small>
    </div>
    <${Actions} notification=${notification} />
  </li>`;
}

/** @param {{notification: Notification}} props */
function Actions({ notification: { id, read }, notification }) {
  const parts = useParts();
  const { inbox } = parts;
  const reported = useReported();
  const destination = wayFrom(parts, notification);
  return html`<span class="actions">
    ${
      destination
        ? html`<button class="secondary" data-testid="notification-open" onClick=${() => follow(parts, notification)}>
            ${t(`inbox.${destination.to}`)}
          </button>`
        : null
    }
    ${
      read
        ? null
        : html`<${IconButton} icon="check" testid="notification-read" label=${t('inbox.read')} onClick=${() => reported(() => inbox.markRead(id))} />`
    }
    <${IconButton} icon="delete" testid="notification-delete" label=${t('inbox.delete')} onClick=${() => reported(() => inbox.remove(id))} />
  </span>`;
}

/**
 * Says that a notification has come, unless what it tells is in front of the reader already.
 * @param {Parts} parts
 * @param {Notification} notification
 */
export function toast(parts, notification) {
  const { chat, inbox, meeting, notices } = parts;
  const { id, type, title, message, data } = notification;
  const here = meeting.id.value !== null && data.meetingId === meeting.id.value;
  const seen = here && (data.reason !== undefined || (type === 'chat_message' && chat.open.value));
  if (seen || inbox.open.value) return;
  const destination = wayFrom(parts, notification);
  const action = destination && { label: t(`inbox.${destination.to}`), run: () => follow(parts, notification) };
  notices.tell({ key: `notification ${id}`, title, text: message, ...(action && { action }) });
}

/**
 * @param {Parts} parts
 * @param {Notification} notification
 * @returns {ReturnType<typeof destinationOf>} where it leads; null also for who is there already
 */
function wayFrom({ meeting }, notification) {
  const destination = destinationOf(notification);
  return destination?.to === 'meeting' && destination.meetingId === meeting.id.value ? null : destination;
}

/**
 * Goes where a notification leads; it counts as read then.
 * @param {Parts} parts
 * @param {Notification} notification
 */
function follow({ inbox, meeting }, notification) {
  const destination = destinationOf(notification);
  // It stays new where the server can not be told: no harm.
  inbox.markRead(notification.id).catch(() => null);
  inbox.open.value = false;
  if (destination?.to === 'recording') inbox.watching.value = destination.meetingId;
  else if (destination) meeting.join(destination.meetingId);
}
