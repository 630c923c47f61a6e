import { signal } from '@preact/signals';
import { Peer } from './peer.js';
import { AUDIO_SLOTS, FIRST_VIDEO_SLOTS, videoSlotsFor } from './slots.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { Slot, Source } from '../wire'
 * @import { Exchange } from './peer.js'
 * @typedef {'closed' | 'connecting' | 'connected' | 'lost'} MediaState
 */

/** A path that is interrupted this long is given up; shorter gaps mend themselves. */
const PATIENCE_MS = 5000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The media connection of one stay in a meeting. Makes a new peer connection when the old one dies, and publishes
 * and receives on it what was published and received before.
 */
export class Connection {
  state = signal(/** @type {MediaState} */ ('closed'));
  slots = signal(/** @type {Slot[]} */ ([]));
  /** What the receiving slots carry, by mid. */
  pictures = signal(/** @type {Map<string, MediaStreamTrack>} */ (new Map()));
  sounds = signal(/** @type {MediaStreamTrack[]} */ ([]));

  #line;
  /** @type {Peer | null} */
  #peer = null;
  /** @type {Map<Source, MediaStreamTrack>} */
  #sources = new Map();
  #videoSlots = FIRST_VIDEO_SLOTS;
  #meetingId = '';
  /** @type {RTCIceServer[] | undefined} */
  #iceServers;
  #attempts = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;

  /** @param {Line} line */
  constructor(line) {
    this.#line = line;
    line.listen({
      'media-slots': ({ meetingId, slots }) => {
        if (meetingId === this.#meetingId) this.slots.value = slots;
      },
    });
  }

  /**
   * @param {string} meetingId
   * @param {RTCIceServer[]} [iceServers]
   */
  open(meetingId, iceServers) {
    this.#meetingId = meetingId;
    this.#iceServers = iceServers;
    return this.#connect();
  }

  /**
   * What is good for a while only is kept for the next peer connection; the one that stands needs it no more.
   * @param {RTCIceServer[]} [iceServers]
   */
  renew(iceServers) {
    this.#iceServers = iceServers;
  }

  close() {
    this.#forgetTimers();
    this.#peer?.close();
    this.#peer = null;
    this.#sources.clear();
    this.#videoSlots = FIRST_VIDEO_SLOTS;
    this.#meetingId = '';
    this.#show('closed');
  }

  /**
   * @param {Source} source
   * @param {MediaStreamTrack | null} track null sends nothing for a while, without a new offer
   */
  async publish(source, track) {
    if (track === null) {
      this.#sources.delete(source);
      await this.#peer?.pause(source);
      return;
    }
    this.#sources.set(source, track);
    if (await this.#peer?.publish(source, track)) await this.#negotiate();
  }

  /** @param {Source} source */
  async withdraw(source) {
    this.#sources.delete(source);
    await this.#peer?.withdraw(source);
    await this.#negotiate();
  }

  /** @param {number} pictures that there are to see */
  async makeRoomFor(pictures) {
    this.#videoSlots = videoSlotsFor(pictures, this.#videoSlots);
    if (this.#peer?.receive({ audio: AUDIO_SLOTS, video: this.#videoSlots })) await this.#negotiate();
  }

  async stats() {
    return (await this.#peer?.stats()) ?? null;
  }

  async #connect() {
    this.#forgetTimers();
    this.#peer?.close();
    this.#peer = null;
    this.#show('connecting');
    const peer = new Peer({
      iceServers: this.#iceServers,
      exchange: (offer, tracks) => this.#exchange(offer, tracks),
      onState: (state) => peer === this.#peer && this.#changed(state),
    });
    this.#peer = peer;
    for (const [source, track] of this.#sources) await peer.publish(source, track);
    peer.receive({ audio: AUDIO_SLOTS, video: this.#videoSlots });
    await this.#negotiate();
  }

  async #negotiate() {
    const peer = this.#peer;
    try {
      await peer?.negotiate();
      if (peer && peer === this.#peer) this.#collect(peer);
    } catch (error) {
      // Whatever went wrong, a fresh connection is the cure; the state tells the user meanwhile.
      console.warn('Media: the offer came to nothing.', error);
      if (peer && peer === this.#peer) this.#connectLater();
    }
  }

  /** @type {Exchange} */
  async #exchange(offer, tracks) {
    const answer = await this.#line.ask('webrtc-offer', { to: 'sfu', meetingId: this.#meetingId, offer, tracks });
    return answer.answer;
  }

  /** @param {Peer} peer */
  #collect(peer) {
    this.pictures.value = new Map(peer.slots('video').map(({ mid, track }) => [mid ?? '', track]));
    const sounds = peer.slots('audio').map(({ track }) => track);
    if (sounds.some((track, i) => track !== this.sounds.value[i])) this.sounds.value = sounds;
  }

  /** @param {RTCPeerConnectionState} state */
  #changed(state) {
    clearTimeout(this.#patience);
    if (state === 'connected') this.#stands();
    else if (state === 'disconnected') this.#patience = setTimeout(() => this.#connectLater(), PATIENCE_MS);
    else if (state === 'failed') this.#connectLater();
  }

  #stands() {
    // A path is of no use when its negotiation has failed.
    if (this.#retry !== undefined) return;
    this.#attempts = 0;
    this.state.value = 'connected';
  }

  #connectLater() {
    this.#forgetTimers();
    this.state.value = 'lost';
    const pauseMs = Math.min(1000 * 2 ** this.#attempts++, LONGEST_PAUSE_MS);
    this.#retry = setTimeout(() => this.#connect(), pauseMs);
  }

  #forgetTimers() {
    clearTimeout(this.#patience);
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  /** @param {MediaState} state of a connection that carries nothing */
  #show(state) {
    this.state.value = state;
    this.slots.value = [];
    this.pictures.value = new Map();
    this.sounds.value = [];
  }
}
