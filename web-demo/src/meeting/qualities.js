import { effect, signal, untracked } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { KnownQuality, LinkQuality } from '../wire'
 * @import { Meeting } from './meeting.js'
 */

/** How good everybody's connection to the media server is, and why not better. */
export class Qualities {
  /** By user; who is missing has no media, as far as the server has said. */
  #known = signal(/** @type {ReadonlyMap<string, KnownQuality>} */ (new Map()));

  /**
   * @param {Line} line
   * @param {Meeting} meeting
   */
  constructor(line, meeting) {
    const forgetAll = () => (this.#known.value = new Map());
    // Changes during a gap are never sent again; the server tells all anew to who comes in or back.
    line.whenOpen(forgetAll);
    effect(() => {
      if (meeting.id.value === null) untracked(forgetAll);
    });
    line.listen({
      'connection-quality': ({ userId, ...quality }) => this.#told(userId, quality),
      'participant-left': ({ userId }) => this.#forget(userId),
      'participant-ejected': ({ participantId }) => this.#forget(participantId),
    });
  }

  /**
   * @param {string | undefined} userId
   * @returns {KnownQuality | null} null while there is nothing to tell
   */
  of(userId) {
    return this.#known.value.get(userId ?? '') ?? null;
  }

  /**
   * @param {string} userId
   * @param {LinkQuality} quality
   */
  #told(userId, quality) {
    if (quality.quality === 'unknown') this.#forget(userId);
    else this.#known.value = new Map(this.#known.value).set(userId, /** @type {KnownQuality} */ (quality));
  }

  /** @param {string} userId */
  #forget(userId) {
    const known = new Map(this.#known.value);
    known.delete(userId);
    this.#known.value = known;
  }
}
