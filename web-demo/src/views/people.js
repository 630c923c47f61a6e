import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { hue, initials } from '../lib/format.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Icon, IconButton } from './parts.js';

/** @import { Participant, WaitingGuest } from '../wire' */

/**
 * Who is here, and who asks to come in.
 * @param {{onClose: () => void}} props
 */
export function PeoplePanel({ onClose }) {
  const { people } = useParts();
  const present = people.participants.value;
  const knocking = people.knocking.value;
  return html`<aside class="panel" aria-label=${t('people')} data-testid="people-panel">
    <header>
      <h2>${t('people.count', { count: present.length })}</h2>
      <${IconButton} icon="close" testid="panel-close" label=${t('close')} onClick=${onClose} />
    </header>
    ${
      knocking.length
        ? html`<h3>${t('people.knocking')}</h3>
          <ul class="people">${knocking.map((guest) => html`<${Knocking} key=${guest.socketId} guest=${guest} />`)}</ul>`
        : null
    }
    <ul class="people" data-testid="participants">
      ${present.map((each) => html`<${Person} key=${each.userId} participant=${each} />`)}
    </ul>
  </aside>`;
}

/** @param {{name: string}} props */
function Face({ name }) {
  return html`<span class="avatar face" style="--hue: ${hue(name)}" aria-hidden="true">${initials(name)}</span>`;
}

/** @param {{participant: Participant}} props */
function Person({ participant: { userId, username, isHost, isConnected, microphone, camera } }) {
  const { media, people } = useParts();
  const self = userId === people.me.value?.userId;
  const muted = self ? !media.microphone.on.value : microphone === false;
  const hidden = self ? !media.camera.on.value : camera === false;
  return html`<li data-testid="participant" data-user=${userId}>
    <${Face} name=${username} />
    <span class="name">
      ${self ? t('tile.you', { name: username }) : username}
      ${isHost ? html`<small class="quiet">${t('tile.host')}</small>` : null}
      ${isConnected === false ? html`<small class="quiet">${t('people.away')}</small>` : null}
    </span>
    ${muted ? html`<span class="quiet" title=${t('tile.muted')}><${Icon} name="mic-off" /></span>` : null}
    ${hidden ? html`<span class="quiet" title=${t('tile.cameraOff')}><${Icon} name="video-off" /></span>` : null}
  </li>`;
}

/** @param {{guest: WaitingGuest}} props */
function Knocking({ guest }) {
  const { people } = useParts();
  const reported = useReported();
  const answer = (/** @type {boolean} */ welcome) => reported(() => people.answer(guest, welcome));
  return html`<li data-testid="knocking" data-user=${guest.userId}>
    <${Face} name=${guest.username} />
    <span class="name">${guest.username}</span>
    <button class="small" data-testid="admit" onClick=${() => answer(true)}>${t('people.admit')}</button>
    <button class="small secondary" data-testid="reject" onClick=${() => answer(false)}>${t('people.reject')}</button>
  </li>`;
}
