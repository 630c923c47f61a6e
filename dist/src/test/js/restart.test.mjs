// What durable events promise across the end of the server: it is started here, and ended here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { all, ask, connect, eventually, hangUp, signUp } from './people.mjs';
import { ownServer } from './server.mjs';

const rooms = { dialects: ['rooms'] };
let at;
let server;

before(async () => {
  server = await ownServer();
  at = server.at;
  await server.start();
});

after(async () => {
  hangUp();
  await server.remove();
});

const texts = (socket) => all(socket, 'message').map((each) => each.message);
const say = (socket, roomId, message) => ask(socket, 'message', { message, context: { roomId } });

/** Two in a room; the second has heard one message and is away. */
async function oneAway(roomId) {
  const [anna, bert] = [await signUp('anna', at), await signUp('bert', at)];
  const options = { at, auth: rooms };
  const a = await connect(anna.accessToken, { ...options, transports: ['polling', 'websocket'] });
  const b = await connect(bert.accessToken, options);
  await ask(b, 'room:join', { roomId });
  await say(a, roomId, 'before');
  await eventually(() => texts(b).includes('before'), 'the first message');
  b.io.reconnection(false);
  b.io.engine.close();
  await eventually(() => !b.connected, 'a lost connection');
  return { a, b };
}

async function comeBack(socket) {
  socket.connect();
  await eventually(() => socket.connected, 'a new connection');
}

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`what was missed survives a ${signal}, once and in order`, async () => {
    const roomId = `room-${signal}`;
    const { a, b } = await oneAway(roomId);
    const acked = [];
    let talking = true;
    const talk = (async () => {
      for (let i = 0; talking && i < 5000; i += 1) {
        const answer = await say(a, roomId, `missed ${i}`).catch(() => undefined);
        if (answer?.success) acked.push(`missed ${i}`);
        else talking = false;
      }
    })();
    await eventually(() => acked.length >= 30, 'thirty messages');
    const lost = new Promise((resolve) => a.once('disconnect', resolve));
    await server.end(signal);
    talking = false;
    assert.match(await lost, /transport (close|error)/);
    await server.start();

    await comeBack(b);
    assert.equal(b.recovered, true);
    await eventually(() => a.connected, 'the one who talked', 10_000);
    assert.equal(a.recovered, true);
    await say(a, roomId, 'after');
    await eventually(() => texts(b).includes('after') && texts(a).includes('after'), 'the last message');
    await talk;
    const heard = texts(b);
    assert.deepEqual(heard.filter((each) => acked.includes(each)), acked);
    assert.deepEqual(heard, texts(a));
    assert.equal(new Set(heard).size, heard.length);
    assert.equal(heard[0], 'before');
  });
}
