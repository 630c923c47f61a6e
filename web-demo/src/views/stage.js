import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { bestGrid } from '../lib/grid.js';
import { sharedScreens, slotShowing } from '../media/slots.js';
import { useParts } from './context.js';
import { Tile } from './tile.js';

const GAP_PX = 10;

/** Everyone's pictures, as large as they fit; a shared screen in front of them. */
export function Stage() {
  const { connection, media, people } = useParts();
  const grid = useRef(/** @type {HTMLElement | null} */ (null));
  const others = people.others.value;
  const me = people.me.value;
  const { tileWidth } = useGrid(grid, others.length + 1);
  const mine = media.screen.value;
  const screens = sharedScreens(connection.slots.value).filter((slot) => slot.userId !== me?.userId);
  const tiles = others.map((each) => html`<${Person} key=${each.userId} participant=${each} />`);
  return html`<section class="stage ${mine || screens.length ? 'with-screen' : ''}" aria-label=${t('stage')}>
    ${mine ? html`<${Tile} key="my-screen" screen self name=${me?.username ?? ''} userId=${me?.userId} track=${mine} />` : null}
    ${screens.map(
      ({ mid, userId, username }) => html`<${Tile}
        key=${mid}
        screen
        name=${username ?? ''}
        userId=${userId}
        track=${connection.pictures.value.get(mid) ?? null}
      />`,
    )}
    <div class="grid" ref=${grid} style="--tile: ${tileWidth}px; --gap: ${GAP_PX}px">
      <${Myself} />
      ${tiles}
    </div>
  </section>`;
}

function Myself() {
  const { media, people, session } = useParts();
  const user = session.user.value;
  return html`<${Tile}
    self
    name=${user?.username ?? ''}
    userId=${user?.id ?? ''}
    track=${media.camera.track.value}
    muted=${!media.microphone.on.value}
    host=${people.isHost.value}
    speaking=${people.activeSpeaker.value === user?.id}
  />`;
}

/** @param {{participant: import('../wire').Participant}} props */
function Person({ participant: { userId, username, isHost, microphone, camera } }) {
  const { connection, people } = useParts();
  const slot = camera === false ? undefined : slotShowing(connection.slots.value, userId, 'camera');
  return html`<${Tile}
    name=${username}
    userId=${userId}
    track=${slot ? (connection.pictures.value.get(slot.mid) ?? null) : null}
    muted=${microphone === false}
    host=${isHost}
    speaking=${people.activeSpeaker.value === userId}
  />`;
}

/**
 * @param {import('preact').RefObject<HTMLElement | null>} element that the tiles have to fit into
 * @param {number} count
 */
function useGrid(element, count) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return bestGrid(count, size.width, size.height, GAP_PX);
}
