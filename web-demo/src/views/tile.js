import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { hue, initials } from '../lib/format.js';
import { Icon } from './parts.js';
import { Signal } from './signal.js';

/** @import { Reaction } from '../meeting/reactions.js' */

/**
 * One person, or one screen: the picture if there is one, else the initials; the name below.
 * @param {{name: string, userId: string, track: MediaStreamTrack | null, self?: boolean, muted?: boolean,
 *     speaking?: boolean, host?: boolean, screen?: boolean, large?: boolean, hand?: number, reactions?: Reaction[],
 *     children?: unknown}} props `hand` is the place in the queue of raised hands, 0 for none; `children` are in the corner
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
  large = false,
  hand = 0,
  reactions = [],
  children,
}) {
  const testid = screen ? 'tile-screen' : self ? 'tile-self' : 'tile';
  const label = screen ? t('tile.screenOf', { name }) : self ? t('tile.you', { name }) : name;
  return html`<figure
    class="tile ${speaking ? 'speaking' : ''} ${screen ? 'screen' : ''} ${self && !screen ? 'mirrored' : ''} ${large ? 'large' : ''}"
    data-testid=${testid}
    data-user=${userId}
    data-picture=${track !== null}
    data-muted=${muted}
    data-hand=${hand}
  >
    ${
      track
        ? html`<${Picture} track=${track} label=${label} />`
        : html`<span class="avatar" style="--hue: ${hue(name)}" aria-hidden="true">${initials(name)}</span>`
    }
    <${Floating} reactions=${reactions} />
    ${children}
    <figcaption>
      ${hand ? html`<span class="hand" title=${t('hand.place', { place: hand })}><${Icon} name="hand" />${hand}</span>` : null}
      ${host && !screen ? html`<span title=${t('tile.host')}><${Icon} name="host" /></span>` : null}
      <span class="name">${label}</span>
      ${screen ? null : html`<${Signal} userId=${userId} />`}
      ${muted && !screen ? html`<span class="muted" title=${t('tile.muted')}><${Icon} name="mic-off" /></span>` : null}
    </figcaption>
  </figure>`;
}

/** @param {{reactions: Reaction[]}} props told to those who do not see them elsewhere */
function Floating({ reactions }) {
  return html`<span class="floating" aria-hidden="true">
    ${reactions.map(({ id, emoji }) => html`<span key=${id} data-testid="tile-reaction">${emoji}</span>`)}
  </span>`;
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
