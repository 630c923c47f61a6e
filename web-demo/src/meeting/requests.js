import { effect, signal, untracked } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { ControlRequest } from '../wire'
 * @import { Media } from '../media/media.js'
 * @import { Meeting } from './meeting.js'
 * @import { People } from './people.js'
 * @typedef {'none' | 'asked' | 'declined' | 'expired'} OwnRequest
 */

/** For so long the server keeps a request to be host. */
const OPEN_MS = 60_000;

/** What people in the meeting ask of each other: to be heard, and to be host. Nothing happens without an answer. */
export class Requests {
  /** The name of the host who would like to hear the user; null while nobody does. */
  unmute = signal(/** @type {string | null} */ (null));
  /** Who would like to be host, the oldest first; only hosts are told. */
  control = signal(/** @type {ControlRequest[]} */ ([]));
  /** What became of the user's own request to be host. */
  own = signal(/** @type {OwnRequest} */ ('none'));

  #line;
  #meeting;
  #media;

  /** @param {{line: Line, meeting: Meeting, people: People, media: Media}} parts */
  constructor({ line, meeting, people, media }) {
    this.#line = line;
    this.#meeting = meeting;
    this.#media = media;
    line.listen({
      'unmute-asked': ({ byName }) => this.#unmuteAsked(byName),
      // Both come to every session of the host, in whatever meeting it is.
      'host-control-request': (request) => this.#isHere(request) && this.#controlAsked(request),
      'host-control-response': (response) =>
        this.#isHere(response) && this.#answered(response, people.me.value?.userId),
    });
    effect(() => {
      if (media.microphone.on.value || meeting.phase.value !== 'in') this.unmute.value = null;
    });
    effect(() => {
      const host = people.isHost.value;
      untracked(() => (host ? (this.own.value = 'none') : (this.control.value = [])));
    });
    effect(() => {
      if (meeting.id.value === null) this.own.value = 'none';
    });
  }

  /** Asks the host to hand the meeting over. */
  async askForControl() {
    await this.#line.ask('request-host-control', { meetingId: this.#meeting.id.value });
    this.own.value = 'asked';
  }

  /**
   * @param {ControlRequest} request
   * @param {boolean} accepted whether the requester is host from now on
   */
  async answerControl({ requesterId }, accepted) {
    this.#drop(requesterId);
    await this.#line.ask('respond-host-control', { meetingId: this.#meeting.id.value, requesterId, accepted });
  }

  /** @param {boolean} accepted whether to turn the microphone on */
  async answerUnmute(accepted) {
    this.unmute.value = null;
    if (accepted && !this.#media.microphone.on.value) await this.#media.toggleMicrophone();
  }

  /** @param {{meetingId: string}} event */
  #isHere({ meetingId }) {
    return meetingId === this.#meeting.id.value;
  }

  /** @param {string} byName */
  #unmuteAsked(byName) {
    if (!this.#media.microphone.on.value) this.unmute.value = byName;
  }

  /** @param {ControlRequest} request */
  #controlAsked(request) {
    this.#drop(request.requesterId);
    this.control.value = [...this.control.value, request];
    setTimeout(() => (this.control.value = this.control.value.filter((each) => each !== request)), OPEN_MS);
  }

  /**
   * @param {{requesterId: string, accepted: boolean, expired?: boolean}} response to all sessions of host and requester
   * @param {string} [self]
   */
  #answered({ requesterId, accepted, expired }, self) {
    this.#drop(requesterId);
    if (requesterId === self) this.own.value = accepted ? 'none' : expired ? 'expired' : 'declined';
  }

  /** @param {string} requesterId */
  #drop(requesterId) {
    this.control.value = this.control.value.filter((each) => each.requesterId !== requesterId);
  }
}
