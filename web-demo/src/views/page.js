import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { keepLanguage, language, t } from '../i18n/i18n.js';
import { written } from '../meeting/messages.js';
import { useParts } from './context.js';
import { Door } from './door.js';
import { Home } from './home.js';
import { Bell, Inbox } from './inbox.js';
import { MeetingRoom } from './meeting.js';
import { Icon, IconButton } from './parts.js';
import { Start } from './start.js';

/** @import { Notice } from '../lib/notices.js' */

/**
 * The whole page: what is shown follows from who is signed in and where the meeting stands.
 * @param {{invitation: import('@preact/signals').Signal<string | null>}} props the meeting that the page was opened for
 */
export function Page({ invitation }) {
  const { meeting, session } = useParts();
  const phase = meeting.phase.value;
  const inside = session.user.value !== null;
  const view = !inside ? 'start' : phase === 'out' ? 'home' : phase === 'in' ? 'meeting' : 'door';
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return html`
    ${view === 'meeting' ? null : html`<${Header} />`}
    <${LineState} />
    ${view === 'start' ? html`<${Start} meetingId=${invitation.value} />` : null}
    ${view === 'home' ? html`<${Home} />` : null}
    ${view === 'door' ? html`<${Door} />` : null}
    ${view === 'meeting' ? html`<${MeetingRoom} />` : null}
    ${inside ? html`<${Inbox} />` : null}
    <${NoticeList} />
    <${Announcer} />
  `;
}

function Header() {
  const { meeting, session } = useParts();
  const user = session.user.value;
  const signOut = () => {
    meeting.leave();
    session.logout();
  };
  return html`<header class="page-header">
    <span class="brand"><img src="/favicon.svg" alt="" width="28" height="28" />Causerie</span>
    <span class="gap"></span>
    ${user ? html`<span class="quiet wide" data-testid="me">${user.username}</span>` : null}
    ${user ? html`<${Bell} />` : null}
    <${ThemeButton} />
    <button class="secondary small" data-testid="language" lang=${t('language.code')} onClick=${switchLanguage}>
      <${Icon} name="language" />${t('language.switch')}
    </button>
    ${user ? html`<${IconButton} icon="log-out" testid="sign-out" label=${t('signOut')} onClick=${signOut} />` : null}
  </header>`;
}

function switchLanguage() {
  keepLanguage(localStorage, language.value === 'fr' ? 'en' : 'fr');
}

function ThemeButton() {
  const [dark, setDark] = useState(document.documentElement.dataset.theme === 'dark');
  const turn = () => {
    const theme = dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('causerie.theme', theme);
    setDark(!dark);
  };
  return html`<${IconButton} icon=${dark ? 'sun' : 'moon'} testid="theme" label=${t(dark ? 'theme.light' : 'theme.dark')} onClick=${turn} />`;
}

/** Whether the server hears us; said only when it does not. */
function LineState() {
  const { line } = useParts();
  const state = line.state.value;
  return html`<div role="status" data-testid="connection-state" data-state=${state}>
    ${
      state === 'lost'
        ? html`<p class="banner"><${Icon} name="offline" /><span aria-busy="true">${t('connection.lost')}</span></p>`
        : null
    }
  </div>`;
}

function NoticeList() {
  const { notices } = useParts();
  return html`<div class="notices" role="status">
    ${notices.shown.value.map((notice) => html`<${NoticeBox} key=${notice.id} notice=${notice} />`)}
  </div>`;
}

/** @param {{notice: Notice}} props */
function NoticeBox({ notice: { id, kind, title, text, action } }) {
  const { notices } = useParts();
  const act = () => {
    notices.dismiss(id);
    action?.run();
  };
  return html`<div class="notice ${kind}" data-testid="notice" role=${kind === 'warning' ? 'alert' : undefined}>
    <${Icon} name=${kind === 'warning' ? 'warning' : title ? 'bell' : 'info'} />
    <div>
      ${title ? html`<strong data-testid="notice-title">${title}</strong>` : null}
      <span data-testid="notice-text">${text}</span>
      ${action ? html`<button class="secondary small" data-testid="notice-action" onClick=${act}>${action.label}</button>` : null}
    </div>
    <${IconButton} icon="close" testid="notice-close" label=${t('close')} onClick=${() => notices.dismiss(id)} />
  </div>`;
}

/** Tells those who do not see the page what the others see happen. */
function Announcer() {
  const { chat, people, reactions, recording } = useParts();
  const happening = people.happening.value;
  const reaction = reactions.shown.value.at(-1);
  const last = chat.unread.value > 0 ? written(chat.messages.value).at(-1) : undefined;
  return html`<div class="for-ears" aria-live="polite" data-testid="announcer">
    ${happening ? html`<p>${t(`happening.${happening.name}`, { name: happening.username })}</p>` : null}
    ${reaction ? html`<p>${t('happening.reaction', { name: reaction.username, emoji: reaction.emoji })}</p>` : null}
    ${last ? html`<p>${t('happening.message', { name: last.username, text: last.message })}</p>` : null}
    ${recording.state.value === 'recording' ? html`<p>${t('recording.running')}</p>` : null}
  </div>`;
}
