/** @import { Participant } from '../wire' */

/**
 * The participants after one came in; who was there already is brought up to date.
 * @param {Participant[]} roster
 * @param {Participant} participant
 * @returns {Participant[]}
 */
export function withParticipant(roster, participant) {
  const known = roster.some((each) => each.userId === participant.userId);
  if (!known) return [...roster, participant];
  return changed(roster, participant.userId, participant);
}

/**
 * @param {Participant[]} roster
 * @param {string} userId
 */
export function without(roster, userId) {
  return roster.filter((each) => each.userId !== userId);
}

/**
 * The roster that the server sent, with what only toggles have said about each participant.
 * @param {Participant[]} roster
 * @param {Participant[]} sent
 */
export function refreshed(roster, sent) {
  return sent.map((each) => ({ ...roster.find((known) => known.userId === each.userId), ...each }));
}

/**
 * @param {Participant[]} roster
 * @param {string} userId
 * @param {Partial<Participant>} change
 */
export function changed(roster, userId, change) {
  return roster.map((each) => (each.userId === userId ? { ...each, ...change } : each));
}

/**
 * @param {Participant[]} roster
 * @param {string} hostId
 */
export function hostedBy(roster, hostId) {
  return roster.map((each) => ({ ...each, isHost: each.userId === hostId }));
}
