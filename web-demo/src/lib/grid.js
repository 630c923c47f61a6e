const RATIO = 16 / 9;

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
