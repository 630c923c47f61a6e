import { batch, signal } from '@preact/signals';
import { asRefused, Refused } from '../server/refused.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { MeetingInfo, MeetingJoined } from '../wire'
 * @import { People } from './people.js'
 * @typedef {'out' | 'joining' | 'waiting' | 'refused' | 'in' | 'over'} Phase
 */

/** How long to wait before asking again to come back, when the server was not ready for it. */
const REJOIN_MS = 2000;

/** The meeting that the page is in, or at the door of. */
export class Meeting {
  phase = signal(/** @type {Phase} */ ('out'));
  id = signal(/** @type {string | null} */ (null));
  info = signal(/** @type {MeetingInfo | null} */ (null));
  /** Place in the waiting room, from 1; null when the server does not say. */
  position = signal(/** @type {number | null} */ (null));
  /** Why the phase is `refused` or `over`. */
  refusal = signal(/** @type {Refused | null} */ (null));

  #line;
  #people;
  /** Whether the server still owes us an answer: it comes as an ack, as an event, or as both. */
  #asking = false;
  /** @type {string | undefined} */
  #password;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** Whether the server has kept the session since the last entry, and media may have gone on. */
  #kept = false;
  /** @type {Set<(joined: MeetingJoined, kept: boolean) => void>} */
  #whenIn = new Set();

  /**
   * @param {Line} line
   * @param {People} people
   */
  constructor(line, people) {
    this.#line = line;
    this.#people = people;
    line.whenOpen((recovered) => this.#reconnected(recovered));
    line.listen({
      'meeting-joined': (joined) => this.#entered(joined),
      'join-error': (error) => this.#askAgainOr(new Refused(error.code, error.message, error.details ?? error)),
      'waiting-room': ({ meetingId, position }) => this.#isThis(meetingId) && this.#waits(position),
      // Comes to every session of the user, wherever it is.
      ejected: ({ meetingId, reason }) => this.#isThis(meetingId) && this.#over(new Refused('EJECTED', reason)),
      'meeting-ended': ({ meetingId }) => this.#isThis(meetingId) && this.#over(new Refused('ENDED')),
      'meeting-updated': ({ meetingId, meeting }) => this.#isThis(meetingId) && this.#changed(meeting),
      'meeting-locked': ({ meetingId, locked }) => this.#isThis(meetingId) && this.#changed({ settings: { locked } }),
    });
  }

  /**
   * @param {(joined: MeetingJoined, kept: boolean) => void} handle called each time the server has let the user in,
   *     also back in; `kept` if that was after a gap in which the server has kept the session
   */
  whenIn(handle) {
    this.#whenIn.add(handle);
  }

  /**
   * @param {string} meetingId
   * @param {string} [password]
   */
  join(meetingId, password) {
    this.#forget();
    this.id.value = meetingId;
    this.phase.value = 'joining';
    this.#password = password;
    if (this.#line.state.value === 'open') this.#ask();
  }

  leave() {
    const meetingId = this.id.value;
    const wasIn = this.phase.value === 'in' || this.phase.value === 'waiting';
    this.#forget();
    this.id.value = null;
    this.phase.value = 'out';
    // When the server is away it ends the participation by itself.
    if (meetingId && wasIn) this.#line.ask('leave-meeting', { meetingId }).catch(() => null);
  }

  /** @param {boolean} recovered */
  #reconnected(recovered) {
    const phase = this.phase.value;
    this.#kept = recovered && phase === 'in';
    // A recovered session may have been away for longer than the meeting waits, and to join twice is no error.
    if (phase === 'joining' || phase === 'in' || (phase === 'waiting' && !recovered)) this.#ask();
  }

  async #ask() {
    const meetingId = this.id.value;
    this.#asking = true;
    try {
      const answer = await this.#line.ask('join-meeting', { meetingId, password: this.#password });
      if (meetingId !== this.id.value) return;
      if (answer.waiting) this.#waits(answer.position);
      else if (answer.meeting) this.#entered(answer);
    } catch (error) {
      if (meetingId === this.id.value) this.#askAgainOr(asRefused(error));
    }
  }

  /** @param {Refused} refused */
  #askAgainOr(refused) {
    clearTimeout(this.#retry);
    const passing = ['UNREACHABLE', 'UNAVAILABLE', 'RATE_LIMITED'].includes(refused.code);
    if (!passing) return this.#turnedAway(refused);
    // Without a connection, opening one asks again.
    const again = () => this.#line.state.value === 'open' && this.#asking && this.#ask();
    this.#retry = setTimeout(again, refused.details.retryAfterMs ?? REJOIN_MS);
  }

  /** @param {MeetingJoined} joined comes as the answer and as an event: the first one counts */
  #entered(joined) {
    if (!this.#asking || joined.meetingId !== this.id.value) return;
    this.#asking = false;
    batch(() => {
      this.info.value = joined.meeting;
      this.#people.entered(joined);
      this.phase.value = 'in';
    });
    for (const handle of this.#whenIn) handle(joined, this.#kept);
  }

  /** @param {string} meetingId */
  #isThis(meetingId) {
    return meetingId === this.id.value;
  }

  /** @param {Partial<MeetingInfo>} change */
  #changed(change) {
    const { info } = this;
    if (!info.value) return;
    info.value = { ...info.value, ...change, settings: { ...info.value.settings, ...change.settings } };
  }

  /** @param {number} [position] */
  #waits(position) {
    if (this.phase.value === 'out') return;
    this.#asking = true;
    this.phase.value = 'waiting';
    this.position.value = position ?? null;
  }

  /** @param {Refused} refused */
  #turnedAway(refused) {
    if (!this.#asking) return;
    this.#asking = false;
    this.refusal.value = refused;
    this.phase.value = 'refused';
  }

  /** @param {Refused} refused */
  #over(refused) {
    if (this.phase.value === 'out') return;
    this.#asking = false;
    this.refusal.value = refused;
    this.phase.value = 'over';
  }

  #forget() {
    clearTimeout(this.#retry);
    this.#kept = false;
    this.#asking = false;
    this.#password = undefined;
    batch(() => {
      this.info.value = null;
      this.#people.forget();
      this.position.value = null;
      this.refusal.value = null;
    });
  }
}
