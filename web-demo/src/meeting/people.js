import { batch, computed, signal } from '@preact/signals';
import { changed, hostedBy, refreshed, withParticipant, without } from './roster.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { Session } from '../server/session.js'
 * @import { MeetingJoined, Participant, WaitingGuest } from '../wire'
 * @typedef {{name: 'joined' | 'left' | 'host' | 'hand', username: string}} Happening
 */

/** Who is in the meeting, who speaks, and who asks to come in. */
export class People {
  participants = signal(/** @type {Participant[]} */ ([]));
  activeSpeaker = signal(/** @type {string | null} */ (null));
  /** Who of the others has spoken last. */
  lastHeard = signal(/** @type {string | null} */ (null));
  /** Who asks to come in; only hosts are told. */
  knocking = signal(/** @type {WaitingGuest[]} */ ([]));
  /** What happened last, to be told to those who do not see the page. */
  happening = signal(/** @type {Happening | null} */ (null));
  me = computed(() => this.participants.value.find((each) => each.userId === this.#session.user.value?.id));
  isHost = computed(() => this.me.value?.isHost === true);
  others = computed(() => this.participants.value.filter((each) => each !== this.me.value));

  #line;
  #session;

  /**
   * @param {Line} line
   * @param {Session} session
   */
  constructor(line, session) {
    this.#line = line;
    this.#session = session;
    line.listen({
      'participant-joined': (participant) => this.#came(participant),
      'participant-left': ({ userId }) => this.#went(userId),
      'participant-ejected': ({ participantId }) => this.#went(participantId),
      'participants-updated': ({ participants }) =>
        (this.participants.value = refreshed(this.participants.value, participants)),
      'host-changed': (change) => this.#hostChanged(change),
      'microphone-toggled': ({ userId, enabled }) => this.#changed(userId, { microphone: enabled }),
      'camera-toggled': ({ userId, enabled }) => this.#changed(userId, { camera: enabled }),
      'active-speaker': ({ userId }) => this.#speaks(userId),
      'waiting-left': ({ socketId }) => (this.knocking.value = this.#knockingBut(socketId)),
      'waiting-join': (guest) => (this.knocking.value = [...this.#knockingBut(guest.socketId), guest]),
    });
  }

  /** @param {MeetingJoined} joined */
  entered({ participants }) {
    this.participants.value = refreshed(this.participants.value, participants);
  }

  forget() {
    batch(() => {
      this.participants.value = [];
      this.activeSpeaker.value = null;
      this.lastHeard.value = null;
      this.knocking.value = [];
      this.happening.value = null;
    });
  }

  /**
   * Lets someone in who waits, or turns them away.
   * @param {WaitingGuest} guest
   * @param {boolean} welcome
   */
  async answer({ meetingId, socketId }, welcome) {
    this.knocking.value = this.#knockingBut(socketId);
    await this.#line.ask(welcome ? 'approve-waiting' : 'reject-waiting', { meetingId, socketId });
  }

  /** @param {Participant} participant */
  #came({ userId, username }) {
    const known = this.participants.value.some((each) => each.userId === userId);
    this.participants.value = withParticipant(this.participants.value, { userId, username });
    this.knocking.value = this.knocking.value.filter((each) => each.userId !== userId);
    if (!known) this.happening.value = { name: 'joined', username };
  }

  /** @param {string | null} userId null while nobody does */
  #speaks(userId) {
    this.activeSpeaker.value = userId;
    if (userId !== null && userId !== this.me.value?.userId) this.lastHeard.value = userId;
  }

  /** @param {string} userId */
  #went(userId) {
    const gone = this.participants.value.find((each) => each.userId === userId);
    this.participants.value = without(this.participants.value, userId);
    if (gone) this.happening.value = { name: 'left', username: gone.username };
  }

  /** @param {{newHostId: string, newHostName: string}} change */
  #hostChanged({ newHostId, newHostName }) {
    this.participants.value = hostedBy(this.participants.value, newHostId);
    this.happening.value = { name: 'host', username: newHostName };
  }

  /**
   * @param {string} userId
   * @param {Partial<Participant>} change
   */
  #changed(userId, change) {
    this.participants.value = changed(this.participants.value, userId, change);
  }

  /** @param {string} ticket */
  #knockingBut(ticket) {
    return this.knocking.value.filter((guest) => guest.socketId !== ticket);
  }
}
