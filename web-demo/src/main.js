import { effect, signal, untracked } from '@preact/signals';
import { html, render } from 'htm/preact';
import { io } from 'socket.io-client';
import { chooseLanguage } from './i18n/i18n.js';
import { Notices } from './lib/notices.js';
import { Connection } from './media/connection.js';
import { Media } from './media/media.js';
import { Inbox } from './inbox/inbox.js';
import { Arrangement } from './meeting/arrangement.js';
import { Chat } from './meeting/chat.js';
import { Floor } from './meeting/floor.js';
import { Host } from './meeting/host.js';
import { Invitations } from './meeting/invitations.js';
import { meetingIdIn, meetingLink } from './meeting/meeting-id.js';
import { Meeting } from './meeting/meeting.js';
import { People } from './meeting/people.js';
import { Qualities } from './meeting/qualities.js';
import { Reactions } from './meeting/reactions.js';
import { Recording } from './meeting/recording.js';
import { Requests } from './meeting/requests.js';
import { Api } from './server/api.js';
import { Keyring } from './server/keyring.js';
import { Line } from './server/line.js';
import { Session } from './server/session.js';
import { PartsContext } from './views/context.js';
import { toast } from './views/inbox.js';
import { Page } from './views/page.js';

/** @import { Parts } from './views/context.js' */

const browserFetch = window.fetch.bind(window);

/** @returns {Session} */
function makeSession() {
  const keyring = new Keyring({ tab: sessionStorage, browser: localStorage });
  // Locks are for secure pages only; elsewhere two tabs may renew at once, and one of them has to sign in again.
  const exclusively =
    navigator.locks && ((/** @type {() => Promise<void>} */ task) => navigator.locks.request('causerie.renewal', task));
  return new Session({ api: new Api({ fetch: browserFetch }), keyring, exclusively });
}

/**
 * @param {Session} session
 * @returns {Line}
 */
function makeLine(session) {
  const token = () => session.accessToken().catch(() => session.token.value);
  const socket = io({
    autoConnect: false,
    reconnectionDelayMax: 4000,
    auth: (tell) => void token().then((current) => tell({ token: current, dialects: ['visio'] })),
  });
  const renew = async () => {
    await session.renew();
    return session.token.value;
  };
  return new Line(socket, renew);
}

/** @returns {Parts} */
function makeParts() {
  const session = makeSession();
  const api = new Api({ fetch: browserFetch, token: () => session.accessToken() });
  const line = makeLine(session);
  const people = new People(line, session);
  const meeting = new Meeting(line, people);
  const connection = new Connection(line);
  const media = new Media({ line, meeting, people, connection, devices: navigator.mediaDevices });
  return {
    api,
    session,
    line,
    meeting,
    people,
    connection,
    media,
    chat: new Chat(line, meeting, people),
    floor: new Floor(line, meeting, people),
    qualities: new Qualities(line, meeting),
    reactions: new Reactions(line, meeting),
    arrangement: new Arrangement(line, meeting),
    host: new Host(line, meeting, people),
    requests: new Requests({ line, meeting, people, media }),
    invitations: new Invitations(api, meeting),
    recording: new Recording(line, api, meeting),
    inbox: new Inbox(line, session),
    notices: new Notices(),
  };
}

const addressed = () => meetingIdIn(location.href);

/** The meeting that the page was opened for, until its visitor is signed in. */
const invitation = signal(/** @type {string | null} */ (null));

/** @param {Parts} parts */
function connectPeople({ session, line, meeting }) {
  /** @type {string | null} */
  let connectedAs = null;
  effect(() => {
    const user = session.user.value?.id ?? null;
    if (user === connectedAs) return;
    connectedAs = user;
    untracked(() => {
      line.close();
      if (user) line.open();
      else invitation.value ??= meeting.id.value;
      if (!user) meeting.leave();
    });
  });
  effect(() => {
    if (session.token.value) line.reauthenticate(session.token.value);
  });
  window.addEventListener('storage', () => session.followOtherTabs());
}

/** @param {Parts} parts */
function followInvitation({ session, meeting }) {
  effect(() => {
    const meetingId = invitation.value;
    if (!session.user.value || !meetingId) return;
    untracked(() => {
      invitation.value = null;
      meeting.join(meetingId);
    });
  });
}

/**
 * The address names the meeting, so that a reload comes back to it and the address can be passed on.
 * @param {Parts} parts
 */
function keepAddress({ meeting }) {
  effect(() => {
    const id = meeting.id.value ?? invitation.value;
    if (id !== addressed()) history.pushState(null, '', id ? meetingLink('', id) : '/');
    document.title = meeting.info.value ? `${meeting.info.value.title} · Causerie` : 'Causerie';
  });
  window.addEventListener('popstate', () => {
    const id = addressed();
    if (id) meeting.join(id);
    else meeting.leave();
  });
}

/** @param {Parts} parts */
function announceNotifications(parts) {
  effect(() => {
    const notification = parts.inbox.arrived.value;
    if (notification) untracked(() => toast(parts, notification));
  });
}

function chooseTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = localStorage.getItem('causerie.theme') ?? (dark ? 'dark' : 'light');
}

async function start() {
  chooseLanguage(localStorage, navigator.languages);
  chooseTheme();
  const parts = makeParts();
  invitation.value = addressed();
  await parts.session.restore();
  connectPeople(parts);
  keepAddress(parts);
  followInvitation(parts);
  announceNotifications(parts);
  const page = /** @type {HTMLElement} */ (document.getElementById('page'));
  render(
    html`<${PartsContext.Provider} value=${parts}><${Page} invitation=${invitation} /></${PartsContext.Provider}>`,
    page,
  );
}

start();
