import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { errorText, t } from '../i18n/i18n.js';
import { meetingIdIn } from '../meeting/meeting-id.js';
import { useAttempt } from './attempt.js';
import { useParts } from './context.js';
import { ErrorText, Field, Icon } from './parts.js';

const WAYS = /** @type {const} */ (['guest', 'sign-in', 'sign-up']);

/**
 * Where people come in: as a guest, with an account, or by making one.
 * @param {{meetingId: string | null}} props the meeting that the page was opened for
 */
export function Start({ meetingId }) {
  const { session } = useParts();
  const [way, setWay] = useState(
    /** @type {typeof WAYS[number]} */ (meetingId && !session.expired.value ? 'guest' : 'sign-in'),
  );
  const form = { guest: Guest, 'sign-in': SignIn, 'sign-up': SignUp }[way];
  return html`<main class="start">
    <section class="welcome">
      <h1>${t('start.title')}</h1>
      <p>${t('start.lead')}</p>
      <ul class="points">
        <li><${Icon} name="video" />${t('start.point.browser')}</li>
        <li><${Icon} name="record" />${t('start.point.recording')}</li>
        <li><${Icon} name="lock" />${t('start.point.server')}</li>
      </ul>
    </section>
    <article class="card">
      ${session.expired.value ? html`<p class="error" role="alert">${t('start.expired')}</p>` : null}
      ${
        meetingId
          ? html`<p class="invited" data-testid="invited">${t('start.invited')} <strong class="id">${meetingId}</strong></p>`
          : null
      }
      <div class="ways" role="group" aria-label=${t('start.ways')}>
        ${WAYS.map(
          (each) =>
            html`<button
              type="button"
              class="way"
              data-testid="way-${each}"
              aria-pressed=${each === way}
              onClick=${() => setWay(each)}
            >
              ${t(`start.${each}`)}
            </button>`,
        )}
      </div>
      <${form} meetingId=${meetingId} key=${way} />
    </article>
  </main>`;
}

/**
 * @param {{children?: unknown, submit: string, busy: boolean, error: string | null,
 *     onSubmit: (fields: Record<string, string>) => void}} props
 */
function Form({ children, submit, busy, error, onSubmit }) {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    onSubmit(/** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form))));
  };
  return html`<form onSubmit=${send}>
    ${children}
    <${ErrorText} text=${error} />
    <button type="submit" data-testid="enter" aria-busy=${busy} disabled=${busy}>${submit}</button>
  </form>`;
}

/** @param {{meetingId: string | null}} props */
function Guest({ meetingId: invited }) {
  const { session, meeting } = useParts();
  const { busy, error, attempt } = useAttempt();
  const enter = (/** @type {Record<string, string>} */ { username = '', meeting: typed = '' }) =>
    attempt(async () => {
      const meetingId = invited ?? meetingIdIn(typed) ?? typed;
      await session.enterAsGuest({ username: username.trim(), meetingId });
      meeting.join(meetingId);
    }, guestRefusal);
  return html`<${Form} submit=${t('start.enter')} busy=${busy} error=${error} onSubmit=${enter}>
    <${Field} label=${t('start.yourName')}>
      <input name="username" data-testid="guest-name" autocomplete="name" required maxlength="40" autofocus />
    </${Field}>
    ${
      invited
        ? null
        : html`<${Field} label=${t('home.meetingIdOrLink')}>
            <input name="meeting" data-testid="guest-meeting" placeholder="abc-defg-hij" required />
          </${Field}>`
    }
  </${Form}>`;
}

/** @param {import('../server/refused.js').Refused} refused */
function guestRefusal(refused) {
  return refused.code === 'NOT_FOUND' ? t('door.NOT_FOUND') : errorText(refused);
}

function SignIn() {
  const { session } = useParts();
  const { busy, error, attempt } = useAttempt();
  const enter = (/** @type {any} */ credentials) =>
    attempt(
      () => session.login(credentials),
      (refused) => (refused.code === 'UNAUTHORIZED' ? t('start.wrongPassword') : errorText(refused)),
    );
  return html`<${Form} submit=${t('start.sign-in')} busy=${busy} error=${error} onSubmit=${enter}>
    <${Field} label=${t('start.login')}>
      <input name="login" data-testid="login" autocomplete="username" required />
    </${Field}>
    <${Field} label=${t('start.password')}>
      <input name="password" type="password" data-testid="password" autocomplete="current-password" required />
    </${Field}>
  </${Form}>`;
}

function SignUp() {
  const { session } = useParts();
  const { busy, error, attempt } = useAttempt();
  const enter = (/** @type {any} */ account) =>
    attempt(
      () => session.register(account),
      (refused) => (refused.code === 'CONFLICT' ? t('start.taken') : errorText(refused)),
    );
  return html`<${Form} submit=${t('start.sign-up')} busy=${busy} error=${error} onSubmit=${enter}>
    <${Field} label=${t('start.username')}>
      <input name="username" data-testid="username" autocomplete="username" required maxlength="40" />
    </${Field}>
    <${Field} label=${t('start.email')}>
      <input name="email" type="email" data-testid="email" autocomplete="email" required />
    </${Field}>
    <${Field} label=${t('start.password')}>
      <input name="password" type="password" data-testid="password" autocomplete="new-password" required minlength="8" />
    </${Field}>
  </${Form}>`;
}
