import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { duration } from '../lib/format.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Icon } from './parts.js';

/**
 * Recording: what a button for it shows, and what it does.
 * @returns {{running: boolean, busy: boolean, icon: 'record' | 'stop', label: string, toggle: () => void} | null} null for
 *     those who may not
 */
export function useRecord() {
  const { meeting, people, recording } = useParts();
  const reported = useReported();
  const state = recording.state.value;
  const running = state === 'recording' || state === 'stopping';
  const allowed = people.isHost.value || meeting.info.value?.settings?.allowRecording === 'everyone';
  if (!allowed) return null;
  return {
    running,
    busy: state === 'starting' || state === 'stopping',
    icon: running ? 'stop' : 'record',
    label: t(running ? 'recording.stop' : 'recording.start'),
    toggle: () => reported(() => (running ? recording.stop() : recording.start())),
  };
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
