import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { arranged, shownLarge } from '../lib/grid.js';
import { sharedScreens, slotShowing } from '../media/slots.js';
import { useParts } from './context.js';
import { PersonMenu } from './person-menu.js';
import { Tile } from './tile.js';

/** @import { Arranged } from '../lib/grid.js' */

const GAP_PX = 10;

/** Everyone's pictures, as large as they fit and the host has arranged; a shared screen in front of them. */
export function Stage() {
  const { arrangement, connection, media, people } = useParts();
  const grid = useRef(/** @type {HTMLElement | null} */ (null));
  const space = useSpace(grid);
  const others = people.others.value;
  const me = people.me.value;
  const mine = media.screen.value;
  const screens = sharedScreens(connection.slots.value).filter((slot) => slot.userId !== me?.userId);
  const shared = mine !== null || screens.length > 0;
  const layout = shared ? 'grid' : arrangement.layout.value;
  const large = shownLarge(layout, others, people.lastHeard.value);
  const tiles = others.map(
    (each) => html`<${Person} key=${each.userId} participant=${each} large=${each.userId === large} />`,
  );
  return html`<section class="stage ${shared ? 'with-screen' : ''}" aria-label=${t('stage')} data-testid="stage" data-layout=${arrangement.layout.value}>
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
    <div class="grid" ref=${grid} style=${measures(arranged(layout, others.length + 1, space, GAP_PX))}>
      <${Myself} />
      ${tiles}
    </div>
  </section>`;
}

/**
 * @param {Arranged} arranged
 * @returns {string} for style/stage.css
 */
function measures({ tileWidth, large, taken }) {
  const all = {
    gap: GAP_PX,
    tile: tileWidth,
    large: large.width,
    'large-x': large.x,
    'large-y': large.y,
    'taken-x': taken.x,
    'taken-y': taken.y,
    'taken-bottom': taken.bottom,
  };
  return Object.entries(all)
    .map(([name, px]) => `--${name}: ${px}px`)
    .join('; ');
}

function Myself() {
  const { floor, media, people, reactions, session } = useParts();
  const user = session.user.value;
  return html`<${Tile}
    self
    name=${user?.username ?? ''}
    userId=${user?.id ?? ''}
    track=${media.camera.track.value}
    muted=${!media.microphone.on.value}
    host=${people.isHost.value}
    speaking=${people.activeSpeaker.value === user?.id}
    hand=${floor.placeOf(user?.id)}
    reactions=${reactions.of(user?.id ?? '')}
  />`;
}

/** @param {{participant: import('../wire').Participant, large: boolean}} props */
function Person({ participant, participant: { userId, username, isHost, microphone, camera }, large }) {
  const { connection, floor, people, reactions } = useParts();
  const slot = camera === false ? undefined : slotShowing(connection.slots.value, userId, 'camera');
  return html`<${Tile}
    name=${username}
    userId=${userId}
    track=${slot ? (connection.pictures.value.get(slot.mid) ?? null) : null}
    muted=${microphone === false}
    host=${isHost}
    speaking=${people.activeSpeaker.value === userId}
    large=${large}
    hand=${floor.placeOf(userId)}
    reactions=${reactions.of(userId)}
  >
    <${PersonMenu} participant=${participant} kind="corner" />
  </${Tile}>`;
}

/**
 * @param {import('preact').RefObject<HTMLElement | null>} element that the tiles have to fit into
 * @returns {{width: number, height: number}} of all of it, whatever of it a large tile takes
 */
function useSpace(element) {
  const [space, setSpace] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = measured;
      setSpace((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return space;
}
