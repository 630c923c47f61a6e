import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { hue, initials } from '../lib/format.js';
import { Icon } from './parts.js';

/**
 * One person, or one screen: the picture if there is one, else the initials; the name below.
 * @param {{name: string, userId: string, track: MediaStreamTrack | null, self?: boolean, muted?: boolean,
 *     speaking?: boolean, host?: boolean, screen?: boolean}} props
 */
export function Tile({
  name,
  userId,
  track,
  self = false,
  muted = false,
  speaking = false,
  host = false,
  screen = false,
}) {
  const testid = screen ? 'tile-screen' : self ? 'tile-self' : 'tile';
  const label = screen ? t('tile.screenOf', { name }) : self ? t('tile.you', { name }) : name;
  return html`<figure
    class="tile ${speaking ? 'speaking' : ''} ${screen ? 'screen' : ''} ${self && !screen ? 'mirrored' : ''}"
    data-testid=${testid}
    data-user=${userId}
    data-picture=${track !== null}
    data-muted=${muted}
  >
    ${
      track
        ? html`<${Picture} track=${track} label=${label} />`
        : html`<span class="avatar" style="--hue: ${hue(name)}" aria-hidden="true">${initials(name)}</span>`
    }
    <figcaption>
      ${host && !screen ? html`<span title=${t('tile.host')}><${Icon} name="host" /></span>` : null}
      <span class="name">${label}</span>
      ${muted && !screen ? html`<span class="muted" title=${t('tile.muted')}><${Icon} name="mic-off" /></span>` : null}
    </figcaption>
  </figure>`;
}

/** @param {{track: MediaStreamTrack, label: string}} props */
function Picture({ track, label }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  // The sound comes from elsewhere; a muted element may always play.
  return html`<video ref=${video} aria-label=${label} autoplay playsinline muted></video>`;
}
