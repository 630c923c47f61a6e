import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { locale, t } from '../i18n/i18n.js';
import { dayAndClock } from '../lib/format.js';
import { meetingIdIn } from '../meeting/meeting-id.js';
import { useAttempt } from './attempt.js';
import { useParts } from './context.js';
import { ErrorText, Field, Icon } from './parts.js';
import { RecordingsDialog } from './recordings.js';

/** @import { MeetingInfo, Page } from '../wire' */

/** Between meetings: make one, join one, or go back to one. */
export function Home() {
  const { session } = useParts();
  const user = session.user.value;
  return html`<main class="home">
    <h1>${t('home.hello', { name: user?.username ?? '' })}</h1>
    <div class="cards">
      ${user?.guest ? null : html`<${Create} />`}
      <${Join} />
    </div>
    ${user?.guest ? html`<p class="quiet">${t('home.guest')}</p>` : html`<${MyMeetings} />`}
  </main>`;
}

function Create() {
  const { api, meeting } = useParts();
  const { busy, error, attempt } = useAttempt();
  const create = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const title = String(fields.get('title')).trim();
    const password = String(fields.get('password'));
    const settings = { waitingRoom: fields.has('waitingRoom') };
    attempt(async () => {
      const made = await api.post('/api/meetings', { title, settings, ...(password && { password }) });
      meeting.join(made.id, password || undefined);
    });
  };
  return html`<article class="card">
    <h2>${t('home.create')}</h2>
    <form onSubmit=${create}>
      <${Field} label=${t('home.title')}>
        <input name="title" data-testid="meeting-title" required maxlength="120" />
      </${Field}>
      <details>
        <summary>${t('home.options')}</summary>
        <label><input name="waitingRoom" type="checkbox" role="switch" />${t('home.waitingRoom')}</label>
        <${Field} label=${t('home.password')}>
          <input name="password" autocomplete="off" data-testid="meeting-password" />
        </${Field}>
      </details>
      <${ErrorText} text=${error} />
      <button type="submit" data-testid="create-meeting" aria-busy=${busy} disabled=${busy}>
        <${Icon} name="plus" />${t('home.createNow')}
      </button>
    </form>
  </article>`;
}

function Join() {
  const { meeting } = useParts();
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const join = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const id = meetingIdIn(String(fields.get('meeting')));
    setError(id ? null : t('home.noId'));
    if (id) meeting.join(id);
  };
  return html`<article class="card">
    <h2>${t('home.join')}</h2>
    <form onSubmit=${join}>
      <${Field} label=${t('home.meetingIdOrLink')}>
        <input name="meeting" data-testid="join-id" placeholder="abc-defg-hij" required />
      </${Field}>
      <${ErrorText} text=${error} />
      <button type="submit" class="secondary" data-testid="join"><${Icon} name="enter" />${t('home.joinNow')}</button>
    </form>
  </article>`;
}

function MyMeetings() {
  const { api } = useParts();
  const { error, attempt } = useAttempt();
  const [page, setPage] = useState(/** @type {Page<MeetingInfo> | null} */ (null));
  const load = (/** @type {string} */ before = '') =>
    attempt(async () => {
      const query = before && `&before=${encodeURIComponent(before)}`;
      const next = await api.get(`/api/meetings?limit=20${query}`);
      setPage({ ...next, items: before ? [...(page?.items ?? []), ...next.items] : next.items });
    });
  useEffect(() => void load(), []);
  return html`<section aria-labelledby="my-meetings">
    <h2 id="my-meetings">${t('home.mine')}</h2>
    <${ErrorText} text=${error} />
    ${page?.items.length === 0 ? html`<p class="quiet">${t('home.none')}</p>` : null}
    <ul class="rows" data-testid="my-meetings">
      ${page?.items.map((each) => html`<${MyMeeting} key=${each.id} meeting=${each} />`)}
    </ul>
    ${
      page?.hasMore
        ? html`<button class="secondary" data-testid="more-meetings" onClick=${() => load(page.items.at(-1)?.id)}>
            ${t('more')}
          </button>`
        : null
    }
  </section>`;
}

/** @param {{meeting: MeetingInfo}} props */
function MyMeeting({ meeting: { id, title, createdAt, endedAt } }) {
  const { meeting } = useParts();
  const [watching, setWatching] = useState(false);
  return html`<li data-testid="my-meeting" data-meeting=${id}>
    <div>
      <strong>${title}</strong>
      <small class="quiet">${id} · ${dayAndClock(createdAt, locale())}${endedAt ? ` · ${t('home.ended')}` : ''}</small>
    </div>
    <button class="secondary" data-testid="meeting-recordings" onClick=${() => setWatching(true)}>
      <${Icon} name="film" />${t('recordings')}
    </button>
    ${
      endedAt
        ? null
        : html`<button data-testid="meeting-join" onClick=${() => meeting.join(id)}>
            <${Icon} name="enter" />${t('home.joinNow')}
          </button>`
    }
    ${watching ? html`<${RecordingsDialog} meetingId=${id} onClose=${() => setWatching(false)} />` : null}
  </li>`;
}
