import { html } from 'htm/preact';
import { locale, t } from '../i18n/i18n.js';
import { clock } from '../lib/format.js';
import { mentions } from '../meeting/messages.js';
import { EMOJIS } from '../meeting/reactions.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Menu, MenuItem } from './menu.js';

/** @import { ChatMessage } from '../wire' */

/** @param {{message: ChatMessage}} props */
export function Message({ message: { userId, username, message, type, timestamp }, message: whole }) {
  const { people } = useParts();
  const me = people.me.value;
  if (type === 'system') return html`<p class="quiet system" data-testid="chat-system">${message}</p>`;
  const mine = userId === me?.userId;
  const meant = !mine && type === 'text' && mentions(message, me?.username ?? '');
  return html`<div class="message ${mine ? 'mine' : ''} ${meant ? 'meant' : ''} ${type}" data-testid="chat-message">
    <small><strong>${username}</strong> <time datetime=${timestamp}>${clock(timestamp, locale())}</time></small>
    <p>${message}</p>
    ${type === 'text' ? html`<${Reactions} message=${whole} />` : null}
  </div>`;
}

/** @param {{message: ChatMessage}} props */
function Reactions({ message: { id, reactions = {} } }) {
  const { chat, meeting, people } = useParts();
  const reported = useReported();
  const me = people.me.value?.userId ?? '';
  const has = (/** @type {string} */ emoji) => reactions[emoji]?.users.includes(me) === true;
  const toggle = (/** @type {string} */ emoji) => reported(() => chat.react(id, emoji, !has(emoji)));
  const allowed = people.isHost.value || meeting.info.value?.settings?.allowChat !== 'host';
  return html`<div class="reactions">
    ${Object.entries(reactions).map(
      ([emoji, { count }]) =>
        html`<button
          key=${emoji}
          class="reaction"
          data-testid="reaction"
          aria-label=${t('reaction.toggle', { emoji, count })}
          aria-pressed=${has(emoji)}
          onClick=${() => toggle(emoji)}
        >
          ${emoji} ${count}
        </button>`,
    )}
    ${
      allowed
        ? html`<${Menu} icon="smile-plus" testid="add-reaction" kind="subtle" look="emojis" label=${t('reaction.add')}>
            ${EMOJIS.map(
              (emoji) =>
                html`<${MenuItem} key=${emoji} testid="emoji" onClick=${() => toggle(emoji)}>${emoji}</${MenuItem}>`,
            )}
          </${Menu}>`
        : null
    }
  </div>`;
}
