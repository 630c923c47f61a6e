/**
 * @typedef {{atMs: number, bytesIn: number, bytesOut: number, packetsIn: number, packetsLost: number,
 *     roundTripMs: number | null}} Reading counters since the connection began
 * @typedef {{inKbps: number, outKbps: number, lossPercent: number, roundTripMs: number | null}} Traffic
 */

/**
 * @param {Iterable<any>} stats the entries of an RTCStatsReport
 * @returns {Reading}
 */
export function readingOf(stats) {
  const reading = { atMs: 0, bytesIn: 0, bytesOut: 0, packetsIn: 0, packetsLost: 0 };
  /** @type {number | null} */
  let roundTripMs = null;
  for (const each of stats) {
    reading.atMs = Math.max(reading.atMs, each.timestamp ?? 0);
    if (each.type === 'transport') {
      reading.bytesIn += each.bytesReceived ?? 0;
      reading.bytesOut += each.bytesSent ?? 0;
    } else if (each.type === 'inbound-rtp') {
      reading.packetsIn += each.packetsReceived ?? 0;
      reading.packetsLost += each.packetsLost ?? 0;
    } else if (each.type === 'candidate-pair' && each.nominated && each.currentRoundTripTime !== undefined) {
      roundTripMs = Math.round(each.currentRoundTripTime * 1000);
    }
  }
  return { ...reading, roundTripMs };
}

/**
 * What went through between two readings.
 * @param {Reading} before
 * @param {Reading} after
 * @returns {Traffic | null} null when no time has passed, or the connection is a new one
 */
export function trafficBetween(before, after) {
  const ms = after.atMs - before.atMs;
  if (ms <= 0 || after.bytesIn < before.bytesIn || after.bytesOut < before.bytesOut) return null;
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsIn - before.packetsIn);
  return {
    // Bits per millisecond are kilobits per second.
    inKbps: Math.round(((after.bytesIn - before.bytesIn) * 8) / ms),
    outKbps: Math.round(((after.bytesOut - before.bytesOut) * 8) / ms),
    lossPercent: expected === 0 ? 0 : Math.round((lost / expected) * 1000) / 10,
    roundTripMs: after.roundTripMs,
  };
}
