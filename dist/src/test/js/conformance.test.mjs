// The conformance server: Socket.IO in two namespaces, and a raw Engine.IO echo beside it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { Socket as EngineSocket } from 'engine.io-client';
import { io } from 'socket.io-client';

const url = process.env.CAUSERIE_URL;
const open = [];
after(() => open.forEach((each) => each.close()));

const ways = [['polling'], ['websocket'], ['polling', 'websocket']];

/** A stock client in a namespace, and what the server told it first. */
async function enter(namespace, transports, auth) {
  const socket = io(url + namespace, { transports, auth, forceNew: true, reconnection: false });
  open.push(socket);
  const [[told]] = await Promise.all([received(socket, 'auth'), received(socket, 'connect')]);
  return { socket, told };
}

/** The arguments of the next such event; fails when the server refuses or does not answer. */
function received(socket, event) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within 5 s`)), 5_000);
    socket.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
    socket.once('connect_error', reject);
  });
}

const content = [1, 'zwei', { drei: [true, null] }, Buffer.from([0, 1, 2]), Buffer.from([4, 3])];

for (const transports of ways) {
  for (const namespace of ['', '/custom']) {
    test(`${namespace || '/'} over ${transports.join(' and ')} echoes events, acks and binary`, async () => {
      const { socket, told } = await enter(namespace, transports, { token: 'abc' });
      assert.deepEqual(told, { token: 'abc' });
      const back = received(socket, 'message-back');
      socket.emit('message', ...content);
      assert.deepEqual(await back, content);
      const acked = await new Promise((resolve, reject) => {
        socket.timeout(5_000).emit('message-with-ack', ...content, (error, ...args) => (error ? reject(error) : resolve(args)));
      });
      assert.deepEqual(acked, content);
    });
  }

  test(`Engine.IO over ${transports.join(' and ')} sends back what came, and lives through heartbeats`, async () => {
    const socket = new EngineSocket(url, { path: '/engine.io/', transports });
    open.push(socket);
    await once(socket, 'open');
    const texts = [];
    socket.on('data', (data) => texts.push(data));
    for (let beats = 0; beats < 3; beats++) await once(socket, 'heartbeat');
    for (const message of ['plain', 'ünïcode 😀', Buffer.from([4, 0, 255])]) {
      const echo = once(socket, 'data');
      socket.send(message);
      const [data] = await echo;
      assert.deepEqual(typeof message === 'string' ? data : Buffer.from(data), message);
    }
    assert.equal(texts.length, 3);
  });
}

test('an unknown namespace is refused', async () => {
  const socket = io(`${url}/elsewhere`, { forceNew: true, reconnection: false });
  open.push(socket);
  const [error] = await once(socket, 'connect_error');
  assert.equal(error.message, 'Invalid namespace');
});

test('pages of any origin may call, and the limits are those of the suites', async () => {
  for (const path of ['/socket.io/', '/engine.io/']) {
    const response = await fetch(`${url}${path}?EIO=4&transport=polling`, { headers: { origin: 'http://elsewhere.example' } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), 'http://elsewhere.example');
    const { pingInterval, pingTimeout, maxPayload } = JSON.parse((await response.text()).substring(1));
    assert.deepEqual({ pingInterval, pingTimeout, maxPayload }, { pingInterval: 300, pingTimeout: 200, maxPayload: 1_000_000 });
  }
});
