import { asRefused } from '../server/refused.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { Meeting } from './meeting.js'
 * @import { People } from './people.js'
 */

const PAUSE_MS = 1000;

/** What the host does to those who are in the meeting. Whether he may is the server's to say. */
export class Host {
  #line;
  #meeting;
  #people;

  /**
   * @param {Line} line
   * @param {Meeting} meeting
   * @param {People} people
   */
  constructor(line, meeting, people) {
    this.#line = line;
    this.#meeting = meeting;
    this.#people = people;
  }

  /** @param {string} userId who is the host from now on */
  async promote(userId) {
    await this.#ask('promote-to-host', { newHostId: userId });
  }

  /**
   * Takes a participant out, who can not come back.
   * @param {string} userId
   * @param {string} reason for that participant to read, up to 500 characters, maybe empty
   */
  async eject(userId, reason) {
    await this.#ask('eject-participant', { participantId: userId, reason });
  }

  /** @param {string} userId */
  async mute(userId) {
    await this.#ask('mute-participant', { userId });
  }

  /** Mutes everybody else, one after another: as many as there are, but no faster than the server takes them. */
  async muteAll() {
    const loud = this.#people.others.value.filter(({ microphone }) => microphone !== false);
    for (const { userId } of loud) await this.#muteIfThere(userId);
  }

  /** @param {string} userId who is asked to turn the microphone on, and alone can do it */
  async askUnmute(userId) {
    await this.#ask('ask-unmute', { userId });
  }

  /** @param {string} userId */
  async stopScreen(userId) {
    await this.#ask('stop-screen-share', { userId });
  }

  /** @param {string} userId who has to be let in again */
  async sendToWaiting(userId) {
    await this.#ask('send-to-waiting', { userId });
  }

  /** @param {string} userId */
  async #muteIfThere(userId) {
    try {
      await this.mute(userId);
    } catch (error) {
      const { code, details } = asRefused(error);
      if (code === 'RATE_LIMITED') {
        await new Promise((resolve) => setTimeout(resolve, details.retryAfterMs ?? PAUSE_MS));
        await this.#muteIfThere(userId);
      } else if (code !== 'NOT_FOUND') {
        throw error;
      }
    }
  }

  /**
   * @param {string} event
   * @param {object} order
   */
  #ask(event, order) {
    return this.#line.ask(event, { meetingId: this.#meeting.id.value, ...order });
  }
}
