import { html } from 'htm/preact';
import { errorText, t } from '../i18n/i18n.js';
import { useParts } from './context.js';
import { Field, Icon } from './parts.js';

/** @import { Key } from '../i18n/i18n.js' */

/** In front of a meeting: on the way in, waiting, turned away, or after its end. */
export function Door() {
  const { meeting } = useParts();
  const phase = meeting.phase.value;
  return html`<main class="door">
    <article class="card" data-testid="door" data-phase=${phase} aria-live="polite">
      ${phase === 'joining' ? html`<h1 aria-busy="true">${t('door.joining')}</h1>` : null}
      ${phase === 'waiting' ? html`<${Waiting} />` : null}
      ${phase === 'refused' ? html`<${TurnedAway} />` : null}
      ${phase === 'over' ? html`<${Over} />` : null}
      <button class="secondary" data-testid="door-leave" onClick=${() => meeting.leave()}>${t('door.back')}</button>
    </article>
  </main>`;
}

function Waiting() {
  const { meeting } = useParts();
  const position = meeting.position.value;
  return html`<${Icon} name="waiting" />
    <h1>${t('door.waiting')}</h1>
    <p>${t('door.waitingLead')}</p>
    ${position ? html`<p class="quiet" data-testid="waiting-position">${t('door.position', { position })}</p>` : null}`;
}

/** The server names a reason where it can; without one, the code has to do. */
const REASONS = ['password', 'locked', 'full', 'ended', 'guests', 'ejected', 'rejected'];

function TurnedAway() {
  const { meeting } = useParts();
  const refusal = meeting.refusal.value;
  if (!refusal) return null;
  const { code, details, message } = refusal;
  const reason = REASONS.find((each) => each === details.reason);
  const text = reason
    ? t(/** @type {Key} */ (`door.${reason}`))
    : ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'].includes(code)
      ? t(/** @type {Key} */ (`door.${code}`))
      : errorText(refusal);
  return html`<${Icon} name=${reason === 'password' ? 'lock' : 'warning'} />
    <h1>${text}</h1>
    ${reason === 'rejected' ? html`<p class="quiet" data-testid="door-reason">${t('door.reason', { message })}</p>` : null}
    ${reason || !message || message === code ? null : html`<p class="quiet">${t('door.serverSays', { message })}</p>`}
    ${reason === 'password' ? html`<${Password} />` : null}`;
}

function Password() {
  const { meeting } = useParts();
  const knock = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    meeting.join(meeting.id.value ?? '', String(fields.get('password')));
  };
  return html`<form onSubmit=${knock}>
    <${Field} label=${t('door.enterPassword')}>
      <input name="password" type="password" data-testid="door-password" required autofocus />
    </${Field}>
    <button type="submit" data-testid="door-enter">${t('home.joinNow')}</button>
  </form>`;
}

function Over() {
  const { meeting } = useParts();
  const refusal = meeting.refusal.value;
  const ejected = refusal?.code === 'EJECTED';
  const reason = ejected && refusal.message !== refusal.code ? refusal.message.trim() : '';
  return html`<${Icon} name=${ejected ? 'remove' : 'leave'} />
    <h1>${t(ejected ? 'door.ejected' : 'door.ended')}</h1>
    ${reason ? html`<p class="quiet" data-testid="door-reason">${t('door.reason', { message: reason })}</p>` : null}`;
}
