import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Connection } from '../src/media/connection.js';
import { Refused } from '../src/server/refused.js';

/** A turn of the event loop, after everything that was waiting for its turn. */
const turn = () => new Promise((done) => setImmediate(done));

/** As much of the browser's peer connection as ours uses: a transceiver has no mid before an offer has named it. */
class FakePeerConnection {
  /** @type {FakePeerConnection[]} */
  static made = [];

  connectionState = 'new';
  closed = false;
  /** @type {{mid: string | null, direction: string, sender: object, receiver: object, setCodecPreferences: Function}[]} */
  transceivers = [];
  /** @type {{type: string, sdp: string} | null} */
  localDescription = null;
  /** @type {() => void} */
  onconnectionstatechange = () => {};

  /** @param {RTCConfiguration} configuration */
  constructor(configuration) {
    this.configuration = configuration;
    FakePeerConnection.made.push(this);
  }

  /**
   * @param {string | {kind: string}} of
   * @param {{direction: string}} init
   */
  addTransceiver(of, { direction }) {
    const track = typeof of === 'string' ? { kind: of } : of;
    const transceiver = {
      mid: null,
      direction,
      sender: { replaceTrack: async () => {} },
      receiver: { track, transport: {} },
      setCodecPreferences: () => {},
    };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers() {
    return this.transceivers;
  }

  async setLocalDescription() {
    const offered = [...this.transceivers];
    await turn();
    offered.forEach((each, i) => (each.mid = String(i)));
    this.localDescription = { type: 'offer', sdp: offered.map(({ direction }) => direction).join() };
  }

  async setRemoteDescription() {
    await turn();
  }

  close() {
    this.closed = true;
  }

  /** @param {string} state */
  becomes(state) {
    this.connectionState = state;
    this.onconnectionstatechange();
  }
}

/** @param {(payload: any) => Promise<any>} answer */
function connectionTo(answer) {
  const line = /** @type {any} */ ({
    listen: () => {},
    ask: async (/** @type {string} */ event, /** @type {any} */ payload) => answer({ event, ...payload }),
  });
  return new Connection(line);
}

const camera = /** @type {MediaStreamTrack} */ (/** @type {unknown} */ ({ kind: 'video' }));

beforeEach(() => {
  FakePeerConnection.made = [];
  Object.assign(globalThis, {
    RTCPeerConnection: FakePeerConnection,
    RTCRtpReceiver: { getCapabilities: () => ({ codecs: [] }) },
  });
});

test('each peer connection is given the ICE servers that the server has named last', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const connection = connectionTo(async () => ({ answer: { type: 'answer', sdp: '' } }));
    const [first, next] = ['1', '2'].map((username) => [
      { urls: ['turn:turn.example.org'], username, credential: 'x' },
    ]);
    await connection.open('m1', first);
    connection.renew(next);
    FakePeerConnection.made[0]?.becomes('failed');
    mock.timers.tick(1000);
    assert.deepEqual(
      FakePeerConnection.made.map(({ configuration }) => configuration.iceServers),
      [first, next],
    );
    connection.close();
  } finally {
    mock.timers.reset();
  }
});

test('a camera that opens while an offer is being made goes into the next one', async () => {
  /** @type {any[]} */
  const asked = [];
  const connection = connectionTo(async (offer) => {
    asked.push(offer);
    return { answer: { type: 'answer', sdp: '' } };
  });
  const opened = connection.open('m1');
  await Promise.resolve();
  await connection.publish('camera', camera);
  await opened;
  assert.deepEqual(
    asked.map(({ tracks }) => tracks),
    [[], [{ mid: '7', source: 'camera' }]],
  );
});

test('an offer that was refused is made again, though the path came to stand meanwhile', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const connection = connectionTo(async () => {
      throw new Refused('UNAVAILABLE');
    });
    await connection.open('m1');
    const [first] = FakePeerConnection.made;
    first?.becomes('connected');
    assert.equal(connection.state.value, 'lost');
    mock.timers.tick(1000);
    assert.equal(FakePeerConnection.made.length, 2);
    assert.equal(first?.closed, true);
    connection.close();
  } finally {
    mock.timers.reset();
  }
});
