import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { InviteDialog } from './invite.js';
import { Face, Icon, IconButton } from './parts.js';
import { PersonMenu } from './person-menu.js';
import { Signal } from './signal.js';

/** @import { Participant, RaisedHand, WaitingGuest } from '../wire' */

/**
 * Who is here, who asks to come in, and who would like to speak.
 * @param {{onClose: () => void}} props
 */
export function PeoplePanel({ onClose }) {
  const { floor, people } = useParts();
  const present = people.participants.value;
  const knocking = people.knocking.value;
  const hands = floor.hands.value;
  return html`<aside class="panel" aria-label=${t('people')} data-testid="people-panel">
    <header>
      <h2>${t('people.count', { count: present.length })}</h2>
      <${Invite} />
      <${IconButton} icon="close" testid="panel-close" label=${t('close')} onClick=${onClose} />
    </header>
    ${
      knocking.length
        ? html`<h3>${t('people.knocking')}</h3>
          <ul class="people">${knocking.map((guest) => html`<${Knocking} key=${guest.socketId} guest=${guest} />`)}</ul>`
        : null
    }
    ${
      hands.length
        ? html`<h3 id="hand-queue">${t('hand.queue')}</h3>
          <ol class="people queue" data-testid="hands" aria-labelledby="hand-queue">
            ${hands.map((hand, i) => html`<${Hand} key=${hand.userId} hand=${hand} place=${i + 1} />`)}
          </ol>`
        : null
    }
    <ul class="people" data-testid="participants">
      ${present.map((each) => html`<${Person} key=${each.userId} participant=${each} />`)}
    </ul>
  </aside>`;
}

/** Guests can not look for users, so they are not offered to. */
function Invite() {
  const { session } = useParts();
  const [open, setOpen] = useState(false);
  if (session.user.value?.guest) return null;
  return html`<${IconButton} icon="invite" testid="show-invite" label=${t('invite')} onClick=${() => setOpen(true)} />
    ${open ? html`<${InviteDialog} onClose=${() => setOpen(false)} />` : null}`;
}

/** @param {{hand: RaisedHand, place: number}} props */
function Hand({ hand: { userId, username }, place }) {
  const { floor, people } = useParts();
  const reported = useReported();
  const self = userId === people.me.value?.userId;
  return html`<li data-testid="raised-hand" data-user=${userId}>
    <span class="place" aria-hidden="true">${place}</span>
    <span class="name" data-testid="hand-name">${self ? t('tile.you', { name: username }) : username}</span>
    ${
      self || people.isHost.value
        ? html`<button
            class="small secondary"
            data-testid="hand-lower"
            aria-label=${t('hand.lowerOf', { name: username })}
            onClick=${() => reported(() => floor.lower(userId))}
          >
            ${t('hand.lowerShort')}
          </button>`
        : null
    }
  </li>`;
}

/** @param {{participant: Participant}} props */
function Person({ participant, participant: { userId, username, isHost, isConnected, microphone, camera } }) {
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
    <${Signal} userId=${userId} />
    ${muted ? html`<span class="quiet" title=${t('tile.muted')}><${Icon} name="mic-off" /></span>` : null}
    ${hidden ? html`<span class="quiet" title=${t('tile.cameraOff')}><${Icon} name="video-off" /></span>` : null}
    <${PersonMenu} participant=${participant} kind="subtle" />
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
