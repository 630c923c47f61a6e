import { computed, effect, signal, untracked } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { Api } from '../server/api.js'
 * @import { Recording as Recorded, RecordingStatus } from '../wire'
 * @import { Meeting } from './meeting.js'
 * @typedef {'idle' | 'starting' | 'recording' | 'stopping'} RecordingState
 */

const POLL_MS = 2000;

/** The meeting's recording: the one that runs, and the ones that can be watched. */
export class Recording {
  state = signal(/** @type {RecordingState} */ ('idle'));
  /** Milliseconds since the epoch. */
  startedAt = signal(0);
  /** False while nobody sends anything to record. */
  capturing = signal(true);
  recordings = signal(/** @type {Recorded[]} */ ([]));
  /** The one that has just become ready; null after it was looked at. */
  ready = signal(/** @type {Recorded | null} */ (null));
  /** The one that the server is making a file of. */
  inTheMaking = computed(() => this.recordings.value.find((each) => phaseOf(each) === 'processing') ?? null);

  #line;
  #api;
  #meeting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #poll;

  /**
   * @param {Line} line
   * @param {Api} api
   * @param {Meeting} meeting
   */
  constructor(line, api, meeting) {
    this.#line = line;
    this.#api = api;
    this.#meeting = meeting;
    effect(() => {
      if (meeting.id.value === null) untracked(() => this.#forget());
    });
    meeting.whenIn(({ meetingId }) => this.#entered(meetingId));
    line.listen({
      'recording-started': (status) => this.#running(status),
      'recording-stopped': () => this.#stopped(),
      'recording-ready': (ready) => this.#finished(ready),
    });
  }

  async start() {
    this.state.value = 'starting';
    try {
      await this.#line.ask('start-recording', { meetingId: this.#meeting.id.value, type: 'both' });
    } finally {
      // A success is told to everyone, by recording-started; it may have come before the answer.
      if (this.state.value === 'starting') await this.#askStatus();
    }
  }

  async stop() {
    this.state.value = 'stopping';
    try {
      await this.#line.ask('stop-recording', { meetingId: this.#meeting.id.value });
    } finally {
      if (this.state.value === 'stopping') await this.#askStatus();
    }
  }

  /** @param {string | null} [meetingId] instead of the meeting that the user is in */
  async load(meetingId = this.#meeting.id.value) {
    clearTimeout(this.#poll);
    if (!meetingId) return;
    const { items } = await this.#api.get(`/api/meetings/${encodeURIComponent(meetingId)}/recordings`);
    this.recordings.value = items;
    const again = () => this.load(meetingId).catch(() => null);
    if (this.inTheMaking.value) this.#poll = setTimeout(again, POLL_MS);
  }

  /** Ends a look at the recordings of a meeting that the user is not in. */
  rest() {
    if (this.#meeting.id.value === null) this.#forget();
  }

  #forget() {
    clearTimeout(this.#poll);
    this.state.value = 'idle';
    this.recordings.value = [];
    this.ready.value = null;
  }

  /** @param {string} meetingId */
  async #entered(meetingId) {
    await Promise.allSettled([this.#askStatus(), this.load(meetingId)]);
  }

  async #askStatus() {
    const status = await this.#line.ask('get-recording-status', { meetingId: this.#meeting.id.value });
    if (status.recordingId && ['recording', 'started', 'active'].includes(status.status)) this.#running(status);
    else this.state.value = 'idle';
  }

  /** @param {RecordingStatus} status */
  #running({ startTime, capturing = true }) {
    this.state.value = 'recording';
    this.startedAt.value = Date.parse(startTime);
    this.capturing.value = capturing;
  }

  async #stopped() {
    this.state.value = 'idle';
    await this.load().catch(() => null);
  }

  /** @param {{recordingId: string, url: string, duration: number, fileSize: number}} ready */
  async #finished({ recordingId, ...file }) {
    await this.load().catch(() => null);
    const listed = this.recordings.value.find((each) => each.id === recordingId);
    this.ready.value = { id: recordingId, startTime: '', ...listed, ...file, status: 'ready' };
  }
}

/**
 * @param {Recorded} recording
 * @returns {'running' | 'processing' | 'ready' | 'failed'}
 */
export function phaseOf({ status }) {
  if (['ready', 'completed'].includes(status)) return 'ready';
  if (['recording', 'started', 'active'].includes(status)) return 'running';
  return status === 'failed' ? 'failed' : 'processing';
}
