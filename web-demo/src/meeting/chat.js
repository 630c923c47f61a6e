import { signal } from '@preact/signals';
import { merged, reacted, written } from './messages.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { ChatMessage } from '../wire'
 * @import { Meeting } from './meeting.js'
 * @import { People } from './people.js'
 */

const PAGE = 50;

/** The meeting's chat, as the server tells it: nothing is shown before it comes back from there. */
export class Chat {
  messages = signal(/** @type {ChatMessage[]} */ ([]));
  hasMore = signal(false);
  unread = signal(0);
  /** Whether the panel is in front of the reader. */
  open = signal(false);

  #line;
  #people;
  /** @type {string | null} */
  #meetingId = null;
  /** @type {string | undefined} */
  #before;

  /**
   * @param {Line} line
   * @param {Meeting} meeting
   * @param {People} people
   */
  constructor(line, meeting, people) {
    this.#line = line;
    this.#people = people;
    meeting.whenIn(({ meetingId }) => this.#entered(meetingId));
    line.listen({
      'chat-message': (message) => this.#arrived(message),
      'chat-reaction-added': (reaction) => (this.messages.value = reacted(this.messages.value, reaction)),
      'chat-reaction-removed': (reaction) => (this.messages.value = reacted(this.messages.value, reaction)),
    });
  }

  /** @param {string} text 1 to 4,000 characters */
  send(text) {
    return this.#line.ask('chat-message', { meetingId: this.#meetingId, text, type: 'text' });
  }

  /**
   * Puts the user's emoji on a message, or takes it off.
   * @param {string} messageId
   * @param {string} emoji
   * @param {boolean} on
   */
  async react(messageId, emoji, on) {
    const event = on ? 'chat-reaction' : 'chat-reaction-remove';
    await this.#line.ask(event, { meetingId: this.#meetingId, messageId, emoji });
  }

  /** @param {boolean} open */
  show(open) {
    this.open.value = open;
    if (open) this.unread.value = 0;
  }

  async loadEarlier() {
    await this.#load(this.#before);
  }

  /** @param {string} meetingId */
  #entered(meetingId) {
    if (meetingId !== this.#meetingId) {
      this.#meetingId = meetingId;
      this.messages.value = [];
      this.unread.value = 0;
    }
    // A chat without its past is still a chat: reading it again is one click.
    this.#load().catch(() => (this.hasMore.value = true));
  }

  /** @param {string} [before] */
  async #load(before) {
    const page = await this.#line.ask('get-chat-history', { meetingId: this.#meetingId, limit: PAGE, before });
    this.messages.value = merged(this.messages.value, page.messages ?? []);
    this.hasMore.value = page.hasMore === true;
    this.#before = page.before ?? page.messages?.[0]?.id;
  }

  /** @param {ChatMessage} message */
  #arrived(message) {
    const known = written(this.messages.value).length;
    this.messages.value = merged(this.messages.value, [message]);
    const mine = message.userId === this.#people.me.value?.userId;
    if (written(this.messages.value).length > known && !this.open.value && !mine) this.unread.value += 1;
  }
}
