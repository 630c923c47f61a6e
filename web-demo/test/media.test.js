import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, bestGrid, shownLarge } from '../src/lib/grid.js';
import { deviceFault } from '../src/media/faults.js';
import { sharedScreens, slotShowing, videoSlotsFor } from '../src/media/slots.js';
import { readingOf, trafficBetween } from '../src/media/traffic.js';

test('video slots come in fours, up to sixteen, and are never taken back', () => {
  assert.equal(videoSlotsFor(0, 0), 4);
  assert.equal(videoSlotsFor(5, 4), 8);
  assert.equal(videoSlotsFor(40, 8), 16);
  assert.equal(videoSlotsFor(1, 12), 12);
});

test('a paused slot shows nobody', () => {
  /** @type {import('../src/wire').Slot[]} */
  const slots = [
    { mid: '3', userId: '1', kind: 'video', source: 'camera', paused: true },
    { mid: '4', userId: '1', kind: 'video', source: 'screen' },
    { mid: '5', userId: null, kind: 'video', source: 'screen' },
  ];
  assert.equal(slotShowing(slots, '1', 'camera'), undefined);
  assert.equal(slotShowing(slots, '1', 'screen')?.mid, '4');
  assert.deepEqual(
    sharedScreens(slots).map(({ mid }) => mid),
    ['4'],
  );
});

test('tiles are as large as they can be', () => {
  assert.deepEqual(bestGrid(1, 1600, 900, 10), { columns: 1, tileWidth: 1600 });
  assert.equal(bestGrid(4, 1600, 900, 10).columns, 2);
  assert.equal(bestGrid(4, 300, 1200, 10).columns, 1);
  assert.equal(bestGrid(3, 0, 0, 10).tileWidth, 0);
});

test('tiles fit into their space', () => {
  for (let count = 1; count <= 20; count++) {
    const { columns, tileWidth } = bestGrid(count, 1000, 700, 10);
    const rows = Math.ceil(count / columns);
    assert.ok(columns * tileWidth + (columns - 1) * 10 <= 1000, `width of ${count}`);
    assert.ok((rows * tileWidth * 9) / 16 + (rows - 1) * 10 <= 700, `height of ${count}`);
  }
});

test('a large tile and its strip fit into their space, and into each other never', () => {
  for (const layout of /** @type {const} */ (['speaker', 'gallery'])) {
    for (const [width, height] of /** @type {const} */ ([
      [1000, 700],
      [380, 690],
      [500, 120],
    ])) {
      for (let count = 2; count <= 20; count++) {
        const { tileWidth, large, taken } = arranged(layout, count, { width, height }, 10);
        const label = `${layout} of ${count} in ${width} × ${height}`;
        assert.ok(tileWidth > 0 && large.width > tileWidth, label);
        const beside = taken.x > 0;
        const room = { width: width - taken.x, height: height - taken.y - taken.bottom };
        const columns = Math.floor((room.width + 10) / (tileWidth + 10));
        const rows = Math.ceil((count - 1) / columns);
        assert.ok((rows * tileWidth * 9) / 16 + (rows - 1) * 10 <= room.height + 0.01, label);
        assert.ok(large.x >= 0 && large.y >= 0, label);
        assert.ok(beside ? large.x + large.width <= taken.x : large.y + (large.width * 9) / 16 <= taken.y, label);
      }
    }
  }
});

test('alone, or in a grid, nobody is larger', () => {
  assert.equal(arranged('grid', 5, { width: 1000, height: 700 }, 10).large.width, 0);
  assert.equal(arranged('speaker', 1, { width: 1600, height: 900 }, 10).tileWidth, 1600);
});

test('large is who spoke last, or the host', () => {
  const others = [{ userId: '1' }, { userId: '2', isHost: true }, { userId: '3' }];
  assert.equal(shownLarge('grid', others, '3'), undefined);
  assert.equal(shownLarge('speaker', others, '3'), '3');
  assert.equal(shownLarge('speaker', others, null), '1');
  assert.equal(shownLarge('gallery', others, '3'), '2');
  assert.equal(shownLarge('gallery', [{ userId: '1' }, { userId: '3' }], '3'), '3');
  assert.equal(shownLarge('speaker', [], '3'), undefined);
});

test('what the browser says about a device becomes what the user can do something about', () => {
  assert.equal(deviceFault(new DOMException('', 'NotAllowedError')), 'refused');
  assert.equal(deviceFault(new DOMException('', 'NotFoundError')), 'missing');
  assert.equal(deviceFault(new DOMException('', 'NotReadableError')), 'busy');
  assert.equal(deviceFault('whatever'), 'failed');
});

/**
 * @param {number} timestamp
 * @param {number} bytes
 * @param {number} packets
 * @param {number} lost
 */
const stats = (timestamp, bytes, packets, lost) => [
  { type: 'transport', timestamp, bytesReceived: bytes, bytesSent: bytes / 2 },
  { type: 'inbound-rtp', timestamp, packetsReceived: packets, packetsLost: lost },
  { type: 'candidate-pair', timestamp, nominated: true, currentRoundTripTime: 0.0123 },
  { type: 'codec' },
];

test('traffic is what went through between two readings', () => {
  const before = readingOf(stats(1000, 1000, 100, 0));
  const after = readingOf(stats(2000, 126_000, 199, 1));
  assert.deepEqual(trafficBetween(before, after), { inKbps: 1000, outKbps: 500, lossPercent: 1, roundTripMs: 12 });
});

test('counters that went back belong to a new connection', () => {
  assert.equal(trafficBetween(readingOf(stats(1000, 9000, 1, 0)), readingOf(stats(2000, 10, 1, 0))), null);
  assert.equal(trafficBetween(readingOf(stats(1000, 10, 1, 0)), readingOf(stats(1000, 20, 1, 0))), null);
});
