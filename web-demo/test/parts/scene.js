import { signal } from '@preact/signals';
import { Media } from '../../src/media/media.js';
import { Meeting } from '../../src/meeting/meeting.js';
import { People } from '../../src/meeting/people.js';
import { TestLine } from './line.js';

export const ID = 'abc-defg-hij';

/** @param {string} userId */
export const hand = (userId) => ({ userId, username: `user ${userId}`, timestamp: '' });

const joined = {
  meetingId: ID,
  meeting: { id: ID, title: 'Tea', hostId: '1', createdAt: '' },
  participants: [
    { userId: '1', username: 'Ada', isHost: true, microphone: true },
    { userId: '2', username: 'Bob', microphone: true },
    { userId: '3', username: 'Cy', microphone: false },
    { userId: '4', username: 'Di', microphone: true },
  ],
  isHost: true,
  layout: 'speaker',
  raisedHands: [hand('3'), hand('2')],
  screenShare: { userId: '2', username: 'Bob' },
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A track as far as the page touches it. */
const track = () => /** @type {any} */ ({ kind: 'audio', enabled: true, stop() {}, onended: null });

/** A browser that gives whatever it is asked for. */
const devices = /** @type {any} */ ({
  getUserMedia: async () => ({ getAudioTracks: () => [track()], getVideoTracks: () => [] }),
  getDisplayMedia: async () => ({ getAudioTracks: () => [], getVideoTracks: () => [track()] }),
});

/** A connection to no media server. */
const connection = () =>
  /** @type {any} */ ({
    state: signal('closed'),
    slots: signal([]),
    open() {},
    close() {},
    makeRoomFor() {},
    publish: async () => {},
    withdraw: async () => {},
  });

/** Ada, the host of a meeting of four. */
export class Scene {
  line = new TestLine();
  /** The same, to those who take it for the real one. @type {any} */
  wire = this.line;
  people = new People(this.wire, /** @type {any} */ ({ user: signal({ id: '1', username: 'Ada' }) }));
  meeting = new Meeting(this.wire, this.people);

  openMedia() {
    const { wire: line, meeting, people } = this;
    return new Media({ line, meeting, people, connection: connection(), devices });
  }

  /** @param {boolean} microphone whether the server has Ada's as on */
  async enter(microphone = true) {
    this.#answer(microphone);
    this.meeting.join(ID);
    await settled();
    await settled();
  }

  /**
   * Comes back after a gap in which the server has not kept the session.
   * @param {boolean} microphone whether the server has Ada's as on
   */
  async comeBack(microphone) {
    this.#answer(microphone);
    this.line.reopen(false);
    await settled();
    await settled();
  }

  /** @param {boolean} microphone */
  #answer(microphone) {
    const [ada, ...others] = joined.participants;
    const participants = [{ ...ada, microphone }, ...others];
    this.line.answer = (event) => (event === 'join-meeting' ? { ...joined, participants } : {});
  }
}
