import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { duration } from '../lib/format.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Icon, IconButton } from './parts.js';

/** @typedef {'chat' | 'people' | null} Panel */

/** @param {{panel: Panel, onPanel: (panel: Panel) => void}} props */
export function Toolbar({ panel, onPanel }) {
  const { chat, meeting, people } = useParts();
  const toggle = (/** @type {'chat' | 'people'} */ which) => onPanel(panel === which ? null : which);
  const waiting = people.knocking.value.length;
  return html`<section class="toolbar" aria-label=${t('toolbar')}>
    <${Devices} />
    <${Screen} />
    <${Record} />
    <span class="gap"></span>
    <${IconButton}
      icon="people"
      testid="people"
      label=${waiting ? t('people.waiting', { count: waiting }) : t('people')}
      pressed=${panel === 'people'}
      badge=${waiting}
      onClick=${() => toggle('people')}
    />
    <${IconButton}
      icon="chat"
      testid="chat"
      shortcut="C"
      label=${chat.unread.value ? t('chat.unread', { count: chat.unread.value }) : t('chat')}
      pressed=${panel === 'chat'}
      badge=${chat.unread.value}
      onClick=${() => toggle('chat')}
    />
    <${IconButton} icon="leave" testid="leave" kind="danger" label=${t('leave')} onClick=${() => meeting.leave()} />
  </section>`;
}

function Devices() {
  const { media } = useParts();
  const reported = useReported();
  const { microphone, camera } = media;
  return html`<${IconButton}
      icon=${microphone.on.value ? 'mic' : 'mic-off'}
      testid="microphone"
      shortcut="M"
      kind=${microphone.on.value ? '' : 'off'}
      label=${t(microphone.on.value ? 'microphone.mute' : 'microphone.unmute')}
      pressed=${microphone.on.value}
      onClick=${() => reported(() => media.toggleMicrophone())}
    />
    <${IconButton}
      icon=${camera.on.value ? 'video' : 'video-off'}
      testid="camera"
      shortcut="V"
      kind=${camera.on.value ? '' : 'off'}
      label=${t(camera.on.value ? 'camera.off' : 'camera.on')}
      pressed=${camera.on.value}
      onClick=${() => reported(() => media.toggleCamera())}
    />`;
}

function Screen() {
  const { media, meeting, notices, people } = useParts();
  const reported = useReported();
  const shared = media.screen.value !== null;
  const allowed = people.isHost.value || meeting.info.value?.settings?.allowScreenShare !== 'host';
  const toggle = async () => {
    if (shared) return media.stopScreen();
    const fault = await media.startScreen();
    if (fault) notices.warn(t(`screen.${fault === 'insecure' ? 'insecure' : 'failed'}`));
  };
  return html`<${IconButton}
    icon=${shared ? 'screen-off' : 'screen'}
    testid="screen"
    kind="optional"
    label=${t(shared ? 'screen.stop' : 'screen.start')}
    pressed=${shared}
    disabled=${!allowed}
    onClick=${() => reported(toggle)}
  />`;
}

function Record() {
  const { meeting, people, recording } = useParts();
  const reported = useReported();
  const state = recording.state.value;
  const running = state === 'recording' || state === 'stopping';
  const allowed = people.isHost.value || meeting.info.value?.settings?.allowRecording === 'everyone';
  if (!allowed) return null;
  return html`<${IconButton}
    icon=${running ? 'stop' : 'record'}
    testid="record"
    kind=${running ? 'recording' : ''}
    label=${t(running ? 'recording.stop' : 'recording.start')}
    pressed=${running}
    disabled=${state === 'starting' || state === 'stopping'}
    onClick=${() => reported(() => (running ? recording.stop() : recording.start()))}
  />`;
}

/** What the recording does, for everyone to see. */
export function RecordingState() {
  const { recording } = useParts();
  const { state, startedAt, capturing, inTheMaking } = recording;
  const making = inTheMaking.value;
  const running = state.value === 'recording' || state.value === 'stopping';
  const now = useSeconds(running);
  if (running) {
    return html`<span class="recording-state running" data-testid="recording-state" data-state="recording" data-capturing=${capturing.value}>
      <${Icon} name="record" />
      ${capturing.value ? t('recording.running') : t('recording.waiting')}
      <time role="timer">${duration((now - startedAt.value) / 1000)}</time>
    </span>`;
  }
  if (!making) return null;
  return html`<span class="recording-state" data-testid="recording-state" data-state="processing">
    ${t('recordings.processing')}
    <progress aria-label=${t('recordings.processing')} max="100" value=${making.progress ?? undefined}></progress>
  </span>`;
}

/** @param {boolean} ticking */
function useSeconds(ticking) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
