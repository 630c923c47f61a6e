// Fifty people write at once: everybody reads all of it in one order, also when the server ends in the middle.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, eventually, hangUp, rest, signUp } from './people.mjs';
import { ownServer } from './server.mjs';

const PEOPLE = 50;
const EACH = 20;
const ACK_MS = 60_000;
const LAST = 'that is all';

let server;

before(async () => {
  server = await ownServer();
  await server.start();
});

after(async () => {
  hangUp();
  await server.remove();
});

const ask = (socket, event, payload) => socket.timeout(ACK_MS).emitWithAck(event, payload);

/** Fifty in a meeting of the first; each keeps in `heard` what it reads, and says in `anew` whether it had to start anew. */
async function crowd() {
  const anna = await signUp('anna', server.at);
  const made = await rest('POST', '/api/meetings', { title: 'Crowd' }, anna.accessToken, server.at);
  const meetingId = made.body.id;
  const sockets = [await enter(anna.accessToken, meetingId)];
  for (let i = 1; i < PEOPLE; i += 1) {
    const guest = await rest('POST', '/api/auth/guest', { username: `guest ${i}`, meetingId }, undefined, server.at);
    sockets.push(await enter(guest.body.accessToken, meetingId));
  }
  return { meetingId, sockets };
}

async function enter(token, meetingId) {
  const socket = await connect(token, { at: server.at });
  Object.assign(socket, { heard: [], anew: false });
  socket.on('chat-message', (message) => message.type === 'text' && socket.heard.push(message));
  socket.on('connect', () => {
    if (socket.recovered) return;
    socket.anew = true;
    ask(socket, 'join-meeting', { meetingId }).catch(() => undefined);
  });
  assert.equal((await ask(socket, 'join-meeting', { meetingId })).success, true);
  return socket;
}

/** Everybody writes; gives the texts that were acked. What has no answer may have been stored or not. */
async function everybodyWrites({ meetingId, sockets }, acked) {
  await Promise.all(
    sockets.map(async (socket, who) => {
      for (let i = 0; i < EACH; i += 1) {
        const text = `${who} says ${i}`;
        const answer = await ask(socket, 'chat-message', { meetingId, text, type: 'text' }).catch(() => undefined);
        if (answer?.success) acked.push(text);
      }
    }),
  );
}

/** What each has read, once everybody has read the last message; who started anew reads the history. */
async function readings({ meetingId, sockets }) {
  await eventually(() => sockets.every((socket) => socket.connected), 'everybody', 20_000);
  assert.equal((await ask(sockets[0], 'chat-message', { meetingId, text: LAST, type: 'text' })).success, true);
  const all = [];
  for (const socket of sockets) {
    const heardLast = () => socket.heard.some((message) => message.message === LAST);
    if (!socket.anew) await eventually(heardLast, 'the last message', 20_000);
    all.push(socket.anew ? await history(socket, meetingId) : socket.heard);
  }
  return all;
}

async function history(socket, meetingId) {
  const messages = [];
  for (let before, more = true; more; ) {
    const page = await ask(socket, 'get-chat-history', { meetingId, limit: 100, before });
    messages.unshift(...page.messages.filter((message) => message.type === 'text'));
    ({ before, hasMore: more } = page);
  }
  const heard = socket.heard.map((message) => message.id);
  const known = messages.map((message) => message.id).filter((id) => heard.includes(id));
  assert.deepEqual([...new Set(heard)], known, 'what was heard stands in the history, in its order');
  return messages;
}

/** All have read the same: each once, what was acked among them, and of every person in the order of writing. */
function assertOneOrder(all, acked) {
  const [first] = all;
  const ids = first.map((message) => message.id);
  for (const read of all) assert.deepEqual(read.map((message) => message.id), ids);
  assert.equal(new Set(ids).size, ids.length);
  const texts = first.map((message) => message.message);
  assert.equal(new Set(texts).size, texts.length, 'nothing was stored twice');
  assert.deepEqual(acked.filter((text) => !texts.includes(text)), []);
  for (let who = 0; who < PEOPLE; who += 1) {
    const his = texts.filter((text) => text.startsWith(`${who} says `)).map((text) => Number(text.split(' ').at(-1)));
    assert.deepEqual(his, [...his].sort((a, b) => a - b));
  }
}

test('a thousand messages of fifty people come to everybody in one order', async () => {
  const people = await crowd();
  const acked = [];
  await everybodyWrites(people, acked);
  assert.equal(acked.length, PEOPLE * EACH);
  const all = await readings(people);
  assert.equal(all[0].length, PEOPLE * EACH + 1);
  assert.ok(people.sockets.every((socket) => !socket.anew));
  assertOneOrder(all, acked);
  const read = await history(people.sockets[1], people.meetingId);
  assert.deepEqual(read.map((message) => message.id), all[0].map((message) => message.id));
  hangUp();
});

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`what was acked comes to everybody once, whatever a ${signal} cut off`, async () => {
    const people = await crowd();
    const acked = [];
    const written = everybodyWrites(people, acked);
    await eventually(() => acked.length >= (PEOPLE * EACH) / 4, 'a quarter of the messages', 30_000);
    await server.end(signal);
    assert.ok(acked.length < PEOPLE * EACH, 'it ended in the middle');
    await server.start();
    await written;
    const all = await readings(people);
    assert.ok(acked.length > (PEOPLE * EACH) / 2, `${acked.length} acked`);
    assertOneOrder(all, acked);
    hangUp();
  });
}
