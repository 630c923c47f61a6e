import { computed, effect, signal, untracked } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { RaisedHand, Sharer } from '../wire'
 * @import { Meeting } from './meeting.js'
 * @import { People } from './people.js'
 */

/** Who would like to speak, in the order of raising hands, and who shares a screen. */
export class Floor {
  hands = signal(/** @type {RaisedHand[]} */ ([]));
  /** Who shares a screen; one does at a time. */
  sharer = signal(/** @type {Sharer | null} */ (null));
  /** Whether the user's own hand is up. */
  raised = computed(() => this.placeOf(this.#people.me.value?.userId) > 0);

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
    meeting.whenIn(({ raisedHands = [], screenShare = null }) => {
      this.hands.value = raisedHands;
      this.sharer.value = screenShare;
    });
    effect(() => {
      if (meeting.id.value === null) untracked(() => this.#forget());
    });
    line.listen({
      'raised-hands-updated': (hands) => (this.hands.value = hands),
      'hand-raised': (hand) => this.#up(hand),
      'hand-lowered': ({ userId }) => (this.hands.value = this.#without(userId)),
      'screen-share-started': ({ userId, username }) => (this.sharer.value = { userId, username }),
      'screen-share-stopped': () => (this.sharer.value = null),
    });
  }

  /**
   * @param {string | undefined} userId
   * @returns {number} the place in the queue of raised hands, from 1; 0 when the hand is not up
   */
  placeOf(userId) {
    return this.hands.value.findIndex((hand) => hand.userId === userId) + 1;
  }

  async toggleHand() {
    const meetingId = this.#meeting.id.value;
    await this.#line.ask(this.raised.value ? 'hand-lowered' : 'hand-raised', { meetingId });
  }

  /**
   * Lowers a hand: anybody his own, the host everybody's.
   * @param {string} userId
   */
  async lower(userId) {
    const meetingId = this.#meeting.id.value;
    if (userId === this.#people.me.value?.userId) await this.#line.ask('hand-lowered', { meetingId });
    else await this.#line.ask('lower-hand', { meetingId, userId });
  }

  /** @param {RaisedHand} hand that went up: the list of all comes later */
  #up({ userId, username, timestamp }) {
    this.#people.happening.value = { name: 'hand', username };
    this.hands.value = [...this.#without(userId), { userId, username, timestamp }];
  }

  /** @param {string} userId whose hand is down */
  #without(userId) {
    return this.hands.value.filter((hand) => hand.userId !== userId);
  }

  #forget() {
    this.hands.value = [];
    this.sharer.value = null;
  }
}
