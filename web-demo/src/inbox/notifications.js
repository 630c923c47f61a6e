/** @import { Notification } from '../wire' */

/**
 * @param {Notification[]} known the newest first
 * @param {Notification[]} arrived in any order; one that is known replaces what was there
 * @returns {Notification[]} the newest first, each once
 */
export function placed(known, arrived) {
  const byId = new Map([...known, ...arrived].map((each) => [each.id, each]));
  return [...byId.values()].sort((a, b) => Number(b.id) - Number(a.id));
}

/**
 * Where a notification leads.
 * @param {Notification} notification
 * @returns {{to: 'meeting' | 'recording', meetingId: string} | null} null when there is nothing to go to
 */
export function destinationOf({ type, data }) {
  const meetingId = data?.meetingId;
  // Who was removed from a meeting has nothing to look for there.
  if (!meetingId || data.reason !== undefined) return null;
  if (type !== 'recording_status') return { to: 'meeting', meetingId };
  return data.status === 'ready' ? { to: 'recording', meetingId } : null;
}
