import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { useAttempt } from './attempt.js';
import { useParts } from './context.js';
import { Dialog, ErrorText, Face, Field, Icon } from './parts.js';

/** @import { Found } from '../meeting/invitations.js' */

/** How long to wait for the next letter before looking for what is typed. */
const PAUSE_MS = 200;

/**
 * Looks for people of this server by name, and invites them to the meeting.
 * @param {{onClose: () => void}} props
 */
export function InviteDialog({ onClose }) {
  const [query, setQuery] = useState('');
  const { found, error } = useFound(query.trim());
  const typed = (/** @type {InputEvent} */ { target }) => setQuery(/** @type {HTMLInputElement} */ (target).value);
  return html`<${Dialog} title=${t('invite')} testid="invite" onClose=${onClose}>
    <p class="quiet">${t('invite.lead')}</p>
    <${Field} label=${t('invite.search')}>
      <input type="search" data-testid="invite-search" autocomplete="off" maxlength="64" autofocus value=${query} onInput=${typed} />
    </${Field}>
    <${ErrorText} text=${error} />
    <div aria-live="polite">
      ${found?.length === 0 ? html`<p class="quiet">${t('invite.nobody')}</p>` : null}
      <ul class="rows">${found?.map((user) => html`<${Row} key=${user.id} user=${user} />`)}</ul>
    </div>
  </${Dialog}>`;
}

/** @param {{user: Found}} props */
function Row({ user: { id, username } }) {
  const { invitations } = useParts();
  const { busy, error, attempt } = useAttempt();
  const [done, setDone] = useState(false);
  const invite = () =>
    attempt(async () => {
      await invitations.invite(id);
      setDone(true);
    });
  return html`<li data-testid="invite-row" data-user=${id}>
    <${Face} name=${username} />
    <div><strong>${username}</strong><${ErrorText} text=${error} /></div>
    ${
      done
        ? html`<span class="quiet" data-testid="invited-now"><${Icon} name="check" /> ${t('invite.done')}</span>`
        : html`<button
            data-testid="invite-now"
            aria-label=${t('invite.nowOf', { name: username })}
            aria-busy=${busy}
            disabled=${busy}
            onClick=${invite}
          >
            ${t('invite.now')}
          </button>`
    }
  </li>`;
}

/**
 * @param {string} query
 * @returns {{found: Found[] | null, error: string | null}} null while nothing was looked for
 */
function useFound(query) {
  const { invitations, people } = useParts();
  const { error, attempt } = useAttempt();
  const [found, setFound] = useState(/** @type {Found[] | null} */ (null));
  const last = useRef(query);
  useEffect(() => {
    last.current = query;
    if (!query) return setFound(null);
    const isHere = (/** @type {string} */ id) => people.participants.value.some(({ userId }) => userId === id);
    const look = async () => {
      const answer = await invitations.find(query, isHere);
      // An answer may be overtaken by that to a later question.
      if (last.current === query) setFound(answer);
    };
    const timer = setTimeout(() => attempt(look), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  return { found, error };
}
