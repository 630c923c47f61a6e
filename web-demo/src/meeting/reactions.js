import { signal } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { ChatMessage } from '../wire'
 * @import { Meeting } from './meeting.js'
 * @typedef {{id: string, userId: string, username: string, emoji: string}} Reaction
 */

/** What the page offers; the server takes any emoji. */
export const EMOJIS = ['👍', '❤️', '😂', '🎉', '👏', '😮'];

const SHOWN_MS = 5000;
const MOST = 40;

/** Emojis that people send into the meeting: shown over their pictures for a moment. */
export class Reactions {
  /** The oldest first. */
  shown = signal(/** @type {Reaction[]} */ ([]));

  #line;
  #meeting;

  /**
   * @param {Line} line
   * @param {Meeting} meeting
   */
  constructor(line, meeting) {
    this.#line = line;
    this.#meeting = meeting;
    line.listen({ 'chat-message': (message) => this.#arrived(message) });
  }

  /** @param {string} emoji */
  async send(emoji) {
    await this.#line.ask('chat-message', { meetingId: this.#meeting.id.value, text: emoji, type: 'reaction' });
  }

  /**
   * @param {string} userId
   * @returns {Reaction[]} what is shown of that user now
   */
  of(userId) {
    return this.shown.value.filter((reaction) => reaction.userId === userId);
  }

  /** @param {ChatMessage} message */
  #arrived({ id, userId, username, message: emoji, type }) {
    if (type !== 'reaction') return;
    this.shown.value = [...this.shown.value.slice(1 - MOST), { id, userId, username, emoji }];
    setTimeout(() => (this.shown.value = this.shown.value.filter((each) => each.id !== id)), SHOWN_MS);
  }
}
