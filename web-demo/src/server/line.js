import { signal } from '@preact/signals';
import { Refused } from './refused.js';

/**
 * @import { Socket } from 'socket.io-client'
 * @typedef {'closed' | 'opening' | 'open' | 'lost'} LineState
 */

const ANSWER_TIMEOUT_MS = 10_000;
const REDIAL_MS = 1500;

/** The Socket.IO connection: questions with answers, events, and whether it stands. */
export class Line {
  state = signal(/** @type {LineState} */ ('closed'));

  #socket;
  #renew;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #redial;
  /** @type {Set<(recovered: boolean) => void>} */
  #whenOpen = new Set();

  /**
   * @param {Socket} socket made with `autoConnect: false` and an `auth` function that gives the current token
   * @param {() => Promise<string | null>} renew gives a new token, null when the user is not signed in any more
   */
  constructor(socket, renew) {
    this.#socket = socket;
    this.#renew = renew;
    socket.on('connect', () => this.#opened());
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.on('connect_error', (error) => this.#notOpened(error));
    socket.on('token-expired', () => this.#renew().catch(() => null));
  }

  open() {
    if (this.state.value !== 'closed') return;
    this.state.value = 'opening';
    this.#socket.connect();
  }

  close() {
    clearTimeout(this.#redial);
    this.state.value = 'closed';
    this.#socket.disconnect();
  }

  /** @param {string} token shown to the server in place of the one that the connection was opened with */
  reauthenticate(token) {
    if (this.#socket.connected) this.#socket.emit('authenticate', { token });
  }

  /**
   * @param {string} event
   * @param {object} payload
   * @returns {Promise<any>} the server's answer
   * @throws {Refused} with the server's code, or `UNREACHABLE` when none came in 10 s
   */
  async ask(event, payload) {
    if (!this.#socket.connected) throw new Refused('UNREACHABLE');
    const answer = await this.#socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck(event, payload)
      .catch((error) => Promise.reject(new Refused('UNREACHABLE', String(error))));
    if (answer?.success === false) {
      const { code, error, message, details, reason, retryAfterMs } = answer;
      throw new Refused(code, error ?? message, { reason, retryAfterMs, ...details });
    }
    return answer ?? {};
  }

  /**
   * @param {Record<string, (payload: any) => void>} handlers by event name
   * @returns {() => void} takes the handlers away again
   */
  listen(handlers) {
    // A durable event carries its position in the log after the payload: nothing the page needs.
    const entries = Object.entries(handlers).map(
      ([event, handle]) => /** @type {const} */ ([event, (/** @type {any} */ payload) => handle(payload)]),
    );
    for (const [event, handle] of entries) this.#socket.on(event, handle);
    return () => entries.forEach(([event, handle]) => this.#socket.off(event, handle));
  }

  /**
   * @param {(recovered: boolean) => void} handle called at each connection; `recovered` if the server has kept the
   *     session's rooms and sends what was missed
   * @returns {() => void} takes the handler away again
   */
  whenOpen(handle) {
    this.#whenOpen.add(handle);
    return () => this.#whenOpen.delete(handle);
  }

  #opened() {
    this.state.value = 'open';
    for (const handle of this.#whenOpen) handle(this.#socket.recovered);
  }

  /** @param {string} reason */
  #lost(reason) {
    if (this.state.value === 'closed') return;
    this.state.value = 'lost';
    // The client reconnects by itself, except when it was the server that said goodbye.
    if (reason === 'io server disconnect') this.#redialLater();
  }

  /** @param {Error & {data?: {code?: string}}} error */
  async #notOpened(error) {
    if (this.state.value === 'closed') return;
    this.state.value = 'lost';
    if (this.#socket.active) return;
    const refused = error.message === 'UNAUTHORIZED' || error.data?.code === 'UNAUTHORIZED';
    // Renewing fails while the server is away; the next dialling tries again.
    if (refused) await this.#renew().catch(() => null);
    this.#redialLater();
  }

  #redialLater() {
    clearTimeout(this.#redial);
    this.#redial = setTimeout(() => this.state.value !== 'closed' && this.#socket.connect(), REDIAL_MS);
  }
}
