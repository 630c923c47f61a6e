/**
 * @import { Source } from '../wire'
 * @typedef {{mid: string, source: Source}} Published
 * @typedef {(offer: RTCSessionDescriptionInit, tracks: Published[]) => Promise<RTCSessionDescriptionInit>} Exchange
 */

/** The camera goes out in three sizes; the server chooses one for each who watches. */
const CAMERA_ENCODINGS = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 1_700_000 },
];
const SCREEN_ENCODINGS = [{ maxBitrate: 2_500_000 }];

/**
 * One peer connection with the server. This side always offers: what it publishes, and slots to receive in. Which
 * picture a slot carries is told outside; negotiation happens only to publish more or to get more slots.
 */
export class Peer {
  #connection;
  #exchange;
  #onState;
  /** @type {Map<Source, RTCRtpTransceiver>} */
  #published = new Map();
  #wanted = false;
  /** @type {Promise<void> | null} */
  #running = null;
  #closed = false;

  /**
   * @param {{iceServers?: RTCIceServer[], exchange: Exchange, onState: (state: RTCPeerConnectionState) => void}} outside
   *     `exchange` hands an offer to the server and gives its answer
   */
  constructor({ iceServers = [], exchange, onState }) {
    this.#exchange = exchange;
    this.#onState = onState;
    this.#connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers });
    this.#connection.onconnectionstatechange = () => this.#closed || onState(this.#connection.connectionState);
  }

  /**
   * Sends a track as that source from now on, in place of the one before.
   * @param {Source} source
   * @param {MediaStreamTrack} track
   * @returns {Promise<boolean>} whether the source is a new one, and waits for `negotiate`
   */
  async publish(source, track) {
    const transceiver = this.#published.get(source);
    if (!transceiver) {
      this.#published.set(source, this.#added(source, track));
      return true;
    }
    const withdrawn = transceiver.direction !== 'sendonly';
    transceiver.direction = 'sendonly';
    await transceiver.sender.replaceTrack(track);
    return withdrawn;
  }

  /**
   * Sends nothing more as that source, until it is published again.
   * @param {Source} source
   */
  async pause(source) {
    await this.#published.get(source)?.sender.replaceTrack(null);
  }

  /**
   * Takes the source back: the next offer does not carry it.
   * @param {Source} source
   */
  async withdraw(source) {
    const transceiver = this.#published.get(source);
    if (!transceiver) return;
    await transceiver.sender.replaceTrack(null);
    transceiver.direction = 'inactive';
  }

  /**
   * @param {{audio: number, video: number}} slots how many to have; there are never fewer than before
   * @returns {boolean} whether there are more now, waiting for `negotiate`
   */
  receive({ audio, video }) {
    const missing = { audio: audio - this.slots('audio').length, video: video - this.slots('video').length };
    for (let i = 0; i < missing.audio; i++) this.#connection.addTransceiver('audio', { direction: 'recvonly' });
    for (let i = 0; i < missing.video; i++) {
      preferVp8(this.#connection.addTransceiver('video', { direction: 'recvonly' }));
    }
    return missing.audio > 0 || missing.video > 0;
  }

  /**
   * @param {'audio' | 'video'} kind
   * @returns {{mid: string | null, track: MediaStreamTrack}[]} the receiving slots; `mid` is null until negotiated
   */
  slots(kind) {
    return this.#connection
      .getTransceivers()
      .filter((each) => each.direction === 'recvonly' && each.receiver.track.kind === kind)
      .map((each) => ({ mid: each.mid, track: each.receiver.track }));
  }

  /** Makes an offer of everything, once for all who ask while one is under way. */
  negotiate() {
    this.#wanted = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  stats() {
    return this.#connection.getStats();
  }

  close() {
    this.#closed = true;
    this.#connection.close();
  }

  async #run() {
    while (this.#wanted && !this.#closed) {
      this.#wanted = false;
      await this.#connection.setLocalDescription();
      const { type, sdp } = /** @type {RTCSessionDescription} */ (this.#connection.localDescription);
      const answer = await this.#exchange({ type, sdp }, this.#tracks());
      if (this.#closed) return;
      await this.#connection.setRemoteDescription(answer);
      this.#watchGoodbye();
    }
  }

  /** The server's goodbye closes DTLS at once; the state of the connection would show it many seconds later. */
  #watchGoodbye() {
    const transport = this.#connection.getTransceivers()[0]?.receiver.transport;
    if (!transport) return;
    transport.onstatechange = () => {
      if (!this.#closed && transport.state === 'closed') this.#onState('failed');
    };
  }

  /** @returns {Published[]} of the offer under way: what was published since it was begun has no mid yet */
  #tracks() {
    return [...this.#published]
      .filter(([, { direction, mid }]) => direction === 'sendonly' && mid !== null)
      .map(([source, { mid }]) => ({ mid: /** @type {string} */ (mid), source }));
  }

  /**
   * @param {Source} source
   * @param {MediaStreamTrack} track
   */
  #added(source, track) {
    const sendEncodings = { camera: CAMERA_ENCODINGS, screen: SCREEN_ENCODINGS }[/** @type {string} */ (source)];
    const transceiver = this.#connection.addTransceiver(track, { direction: 'sendonly', sendEncodings });
    if (track.kind === 'video') preferVp8(transceiver);
    return transceiver;
  }
}

/** @param {RTCRtpTransceiver} transceiver */
function preferVp8(transceiver) {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => /\/(vp8|rtx)$/i.test(mimeType)));
}
