import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { locale, t } from '../i18n/i18n.js';
import { dayAndClock, duration, fileSize } from '../lib/format.js';
import { phaseOf } from '../meeting/recording.js';
import { useAttempt } from './attempt.js';
import { useParts } from './context.js';
import { Dialog, ErrorText, Icon } from './parts.js';

/** @import { Recording } from '../wire' */

/**
 * A meeting's recordings, and the chosen one playing.
 * @param {{meetingId: string, chosen?: string, onClose: () => void}} props `chosen` plays from the start
 */
export function RecordingsDialog({ meetingId, chosen, onClose }) {
  const { recording } = useParts();
  const { busy, error, attempt } = useAttempt();
  const [playing, setPlaying] = useState(chosen ?? null);
  useEffect(() => {
    attempt(() => recording.load(meetingId));
    return () => recording.rest();
  }, [meetingId]);
  const all = recording.recordings.value;
  const shown = all.find((each) => each.id === playing && phaseOf(each) === 'ready');
  return html`<${Dialog} title=${t('recordings')} testid="recordings" onClose=${onClose}>
    <${ErrorText} text=${error} />
    ${shown ? html`<${Playback} key=${shown.id} recording=${shown} />` : null}
    ${all.length === 0 && !error ? html`<p class="quiet" aria-busy=${busy}>${t('recordings.none')}</p>` : null}
    <ul class="rows">
      ${all.map(
        (each) =>
          html`<${Row} key=${each.id} recording=${each} current=${each === shown} onPlay=${() => setPlaying(each.id)} />`,
      )}
    </ul>
  </${Dialog}>`;
}

/** @param {{recording: Recording}} props */
function Playback({ recording: { id, url } }) {
  const source = url ?? `/api/recordings/${encodeURIComponent(id)}/download`;
  const [failed, setFailed] = useState(false);
  return html`<video
      class="playback"
      data-testid="playback"
      src=${source}
      controls
      autoplay
      playsinline
      onError=${() => setFailed(true)}
    ></video>
    <${ErrorText} text=${failed ? t('recordings.unplayable') : null} />`;
}

/** @param {{recording: Recording, current: boolean, onPlay: () => void}} props */
function Row({ recording, current, onPlay }) {
  const { id, startTime, duration: seconds, fileSize: bytes } = recording;
  const phase = phaseOf(recording);
  const facts = [seconds ? duration(seconds) : '', bytes ? fileSize(bytes, locale()) : ''].filter(Boolean);
  return html`<li data-testid="recording-row" data-recording=${id} data-status=${phase} aria-current=${current}>
    <div>
      <strong>${dayAndClock(startTime, locale())}</strong>
      <small class="quiet">${facts.join(' · ')}</small>
    </div>
    ${
      phase === 'ready'
        ? html`<button class="secondary" data-testid="play" onClick=${onPlay}><${Icon} name="play" />${t('recordings.play')}</button>`
        : html`<span class="quiet">${t(`recordings.${phase}`)}</span>`
    }
    ${phase === 'processing' ? html`<${Progress} recording=${recording} />` : null}
  </li>`;
}

/** @param {{recording: Recording}} props `progress` is absent until the server knows it */
export function Progress({ recording: { progress } }) {
  return html`<progress aria-label=${t('recordings.processing')} max="100" value=${progress ?? undefined}></progress>`;
}
