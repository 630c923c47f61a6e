import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { meetingLink } from '../meeting/meeting-id.js';
import { Asks } from './asks.js';
import { useReported } from './attempt.js';
import { ChatPanel } from './chat.js';
import { Confirmation, ConfirmationContext } from './confirm.js';
import { useParts } from './context.js';
import { Bell } from './inbox.js';
import { Icon, IconButton } from './parts.js';
import { PeoplePanel } from './people.js';
import { RecordingState } from './record.js';
import { RecordingsDialog } from './recordings.js';
import { useShortcuts } from './shortcuts.js';
import { Sound } from './sound.js';
import { Stage } from './stage.js';
import { Toolbar } from './toolbar.js';
import { TrafficDialog } from './traffic.js';

/**
 * @import { Question } from './confirm.js'
 * @import { Panel } from './toolbar.js'
 */

/** The meeting itself. */
export function MeetingRoom() {
  const { floor } = useParts();
  const reported = useReported();
  const [panel, setPanel] = useState(/** @type {Panel} */ (null));
  const [question, ask] = useState(/** @type {Question | null} */ (null));
  useShortcuts({
    c: () => setPanel((shown) => (shown === 'chat' ? null : 'chat')),
    h: () => reported(() => floor.toggleHand()),
  });
  const close = () => setPanel(null);
  return html`<${ConfirmationContext.Provider} value=${ask}>
    <main class="meeting">
      <${Head} />
      <${Faults} />
      <div class="middle">
        <${Stage} />
        ${panel === 'chat' ? html`<${ChatPanel} onClose=${close} />` : null}
        ${panel === 'people' ? html`<${PeoplePanel} onClose=${close} />` : null}
        <${Asks} />
      </div>
      <${Toolbar} panel=${panel} onPanel=${setPanel} />
      <${Sound} />
      ${question ? html`<${Confirmation} question=${question} onClose=${() => ask(null)} />` : null}
    </main>
  </${ConfirmationContext.Provider}>`;
}

function Head() {
  const { arrangement, meeting, recording } = useParts();
  const [shown, setShown] = useState(/** @type {'recordings' | 'traffic' | null} */ (null));
  const [chosen, setChosen] = useState(/** @type {string | undefined} */ (undefined));
  const close = () => setShown(null);
  const ready = recording.ready.value;
  const watch = () => {
    setChosen(ready?.id);
    setShown('recordings');
    recording.ready.value = null;
  };
  return html`<header class="head">
    <h1 data-testid="meeting-name">${meeting.info.value?.title}</h1>
    ${
      arrangement.locked.value
        ? html`<span class="quiet" role="img" data-testid="locked" title=${t('more.locked')} aria-label=${t('more.locked')}>
            <${Icon} name="lock" />
          </span>`
        : null
    }
    <${RecordingState} />
    ${
      ready
        ? html`<button class="small" data-testid="recording-ready" onClick=${watch}><${Icon} name="play" />${t('recording.ready')}</button>`
        : null
    }
    <span class="gap"></span>
    <${CopyLink} />
    <${IconButton} icon="film" testid="show-recordings" label=${t('recordings')} onClick=${watch} />
    <${IconButton} icon="stats" testid="show-traffic" kind="optional" label=${t('traffic')} onClick=${() => setShown('traffic')} />
    <${Bell} />
    ${shown === 'recordings' ? html`<${RecordingsDialog} meetingId=${meeting.id.value} chosen=${chosen} onClose=${close} />` : null}
    ${shown === 'traffic' ? html`<${TrafficDialog} onClose=${close} />` : null}
  </header>`;
}

function CopyLink() {
  const { meeting, notices } = useParts();
  const copy = async () => {
    const link = meetingLink(location.origin, meeting.id.value ?? '');
    try {
      await navigator.clipboard.writeText(link);
      notices.say(t('link.copied'));
    } catch {
      // No clipboard for pages from other machines without HTTPS: the link can still be read.
      notices.warn(link);
    }
  };
  return html`<button class="secondary small" data-testid="copy-link" onClick=${copy}>
    <${Icon} name="link" /><span class="wide">${t('link.copy')}</span> <code data-testid="meeting-id">${meeting.id.value}</code>
  </button>`;
}

/** What does not work at the moment, and what works all the same. */
function Faults() {
  const { connection, line, media, meeting } = useParts();
  const { microphone, camera } = media;
  const [seen, setSeen] = useState('');
  const insecure = microphone.fault.value === 'insecure' && camera.fault.value === 'insecure';
  const texts = insecure
    ? [t('device.insecure')]
    : [
        microphone.fault.value && t(`microphone.${microphone.fault.value}`),
        camera.fault.value && t(`camera.${camera.fault.value}`),
      ].filter((text) => text !== null);
  const all = texts.join(' ');
  return html`<div class="faults">
    ${meeting.info.value?.settings?.mode === 'p2p' ? html`<p class="banner" role="status">${t('connection.p2p')}</p>` : null}
    ${
      line.state.value === 'open' && connection.state.value === 'lost'
        ? html`<p class="banner" role="status" data-testid="media-state">${t('connection.mediaLost')}</p>`
        : null
    }
    ${
      all && all !== seen
        ? html`<p class="banner" role="status" data-testid="device-fault">
          <${Icon} name="warning" /><span>${all} ${t('device.goesOn')}</span>
          <${IconButton} icon="close" testid="device-fault-close" label=${t('close')} onClick=${() => setSeen(all)} />
        </p>`
        : null
    }
  </div>`;
}
