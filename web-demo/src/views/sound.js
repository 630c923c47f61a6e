import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { useParts } from './context.js';
import { Icon } from './parts.js';

/** The voices, heard and not seen; and the way to hear them where the browser wants a click first. */
export function Sound() {
  const { connection, media } = useParts();
  const sounds = connection.sounds.value;
  const allow = () => {
    media.soundBlocked.value = false;
    document.querySelectorAll('audio').forEach((audio) => void audio.play());
  };
  return html`${sounds.map((track) => html`<${Voice} key=${track.id} track=${track} />`)}
  ${
    media.soundBlocked.value
      ? html`<button class="hear" data-testid="hear" onClick=${allow}><${Icon} name="sound" />${t('sound.allow')}</button>`
      : null
  }`;
}

/** @param {{track: MediaStreamTrack}} props */
function Voice({ track }) {
  const { media } = useParts();
  const audio = useRef(/** @type {HTMLAudioElement | null} */ (null));
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = new MediaStream([track]);
    audio.current.play().catch((error) => {
      // Anything else is an element that went away while it was about to play.
      if (error.name === 'NotAllowedError') media.soundBlocked.value = true;
    });
  }, [track]);
  return html`<audio ref=${audio}></audio>`;
}
