/** @import { Slot } from '../wire' */

export const FIRST_VIDEO_SLOTS = 4;
export const AUDIO_SLOTS = 3;
const MOST_VIDEO_SLOTS = 16;
const STEP = 4;

/**
 * How many pictures to be able to receive: in steps, so that a re-offer is rare, and never fewer than before, since
 * a media section can not be taken back.
 * @param {number} wanted pictures that there are to see
 * @param {number} current
 * @returns {number} 4 to 16
 */
export function videoSlotsFor(wanted, current) {
  const stepped = Math.ceil(wanted / STEP) * STEP;
  return Math.min(MOST_VIDEO_SLOTS, Math.max(FIRST_VIDEO_SLOTS, stepped, current));
}

/**
 * The slot that shows someone's camera or screen.
 * @param {Slot[]} slots
 * @param {string} userId
 * @param {'camera' | 'screen'} source
 * @returns {Slot | undefined} undefined while none does, or it is paused
 */
export function slotShowing(slots, userId, source) {
  return slots.find((slot) => slot.userId === userId && slot.source === source && !slot.paused);
}

/**
 * The screens that are shown to us, each once.
 * @param {Slot[]} slots
 */
export function sharedScreens(slots) {
  return slots.filter((slot) => slot.source === 'screen' && slot.userId !== null && !slot.paused);
}
