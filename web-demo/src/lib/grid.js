/**
 * @import { Layout } from '../wire'
 * @typedef {object} Arranged
 * @property {number} tileWidth
 * @property {{width: number, x: number, y: number}} large its width is 0 where all tiles are of one size
 * @property {{x: number, y: number, bottom: number}} taken where no small tile may be: from the left, the top, the bottom
 */

const RATIO = 16 / 9;

/** The part of the space that the small tiles beside a large one get, and its limits in pixels. */
const STRIP = { share: 0.22, mostShare: 0.35, least: 84, most: 280 };

/**
 * The number of columns that makes tiles of 16:9 largest in a given space.
 * @param {number} count of tiles
 * @param {number} width of the space
 * @param {number} height of the space
 * @param {number} gap between tiles
 * @returns {{columns: number, tileWidth: number}} `tileWidth` in whole units, 0 where nothing fits
 */
export function bestGrid(count, width, height, gap) {
  let best = { columns: 1, tileWidth: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const byWidth = (width - gap * (columns - 1)) / columns;
    const byHeight = ((height - gap * (rows - 1)) / rows) * RATIO;
    const tileWidth = Math.max(0, Math.floor(Math.min(byWidth, byHeight)));
    if (tileWidth > best.tileWidth) best = { columns, tileWidth };
  }
  return best;
}

/**
 * Where the tiles of a layout stand: all of one size, or one large and the others in a strip, beside it or below.
 * @param {Layout} layout
 * @param {number} count of tiles
 * @param {{width: number, height: number}} space
 * @param {number} gap between tiles
 * @returns {Arranged}
 */
export function arranged(layout, count, space, gap) {
  if (layout === 'grid' || count < 2) {
    const { tileWidth } = bestGrid(count, space.width, space.height, gap);
    return { tileWidth, large: { width: 0, x: 0, y: 0 }, taken: { x: 0, y: 0, bottom: 0 } };
  }
  const beside = layout === 'speaker' && space.width > space.height;
  return beside ? withStripBeside(count - 1, space, gap) : withStripBelow(count - 1, space, gap);
}

/** @param {number} length along which the strip takes its part */
function stripOf(length) {
  return Math.round(Math.min(STRIP.most, Math.max(STRIP.least, length * STRIP.share), length * STRIP.mostShare));
}

/**
 * @param {number} others
 * @param {{width: number, height: number}} space
 * @param {number} gap
 * @returns {Arranged}
 */
function withStripBeside(others, { width, height }, gap) {
  const strip = stripOf(width);
  const room = width - strip - gap;
  const largest = bestGrid(1, room, height, gap).tileWidth;
  return {
    tileWidth: bestGrid(others, strip, height, gap).tileWidth,
    large: { width: largest, x: (room - largest) / 2, y: (height - largest / RATIO) / 2 },
    taken: { x: room + gap, y: 0, bottom: 0 },
  };
}

/**
 * As high as both together are, in the middle.
 * @param {number} others
 * @param {{width: number, height: number}} space
 * @param {number} gap
 * @returns {Arranged}
 */
function withStripBelow(others, { width, height }, gap) {
  const strip = stripOf(height);
  const { columns, tileWidth } = bestGrid(others, width, strip, gap);
  const rows = Math.ceil(others / columns);
  const used = (rows * tileWidth) / RATIO + (rows - 1) * gap;
  const largest = bestGrid(1, width, height - strip - gap, gap).tileWidth;
  const above = Math.max(0, (height - largest / RATIO - gap - used) / 2);
  return {
    tileWidth,
    large: { width: largest, x: (width - largest) / 2, y: above },
    taken: { x: 0, y: above + largest / RATIO + gap, bottom: above },
  };
}

/**
 * Who is shown large: whoever of the others has spoken last, or the host where the host is.
 * @param {Layout} layout
 * @param {{userId: string, isHost?: boolean}[]} others
 * @param {string | null} lastHeard
 * @returns {string | undefined} undefined where all are equally large
 */
export function shownLarge(layout, others, lastHeard) {
  if (layout === 'grid') return undefined;
  const heard = others.find(({ userId }) => userId === lastHeard) ?? others[0];
  const chosen = layout === 'gallery' ? (others.find(({ isHost }) => isHost) ?? heard) : heard;
  return chosen?.userId;
}
