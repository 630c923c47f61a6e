// Fifty people write at once: everybody reads all of it in one order, also when the server ends in the middle.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect, eventually, hangUp, rest, signUp } from './people.mjs';
import { ownServer } from './server.mjs';

const PEOPLE = 50;
const EACH = 20;
const ACK_MS = 60_000;
/** How long somebody takes to be back in the meeting after the server has ended: it has to start first. */
const BACK_MS = 90_000;
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

/**
 * Fifty in a meeting of the first; each keeps in `heard` what it reads, and says in `anew` whether it had to start anew, and in
 * `inside` whether it is in the meeting now, as far as it knows.
 */
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
  Object.assign(socket, { heard: [], anew: false, inside: false });
  socket.on('chat-message', (message) => message.type === 'text' && socket.heard.push(message));
  socket.on('disconnect', () => (socket.inside = false));
  socket.on('connect', async () => {
    if (socket.recovered) {
      socket.inside = true;
      return;
    }
    socket.anew = true;
    const answer = await answered(socket, 'join-meeting', { meetingId });
    socket.inside = answer?.success === true;
  });
  assert.equal((await ask(socket, 'join-meeting', { meetingId })).success, true);
  socket.inside = true;
  return socket;
}

/** The ack, or nothing when the line was lost before it came. */
async function answered(socket, event, payload) {
  try {
    return await ask(socket, event, payload);
  } catch (error) {
    if (socket.inside) throw error;
    return undefined;
  }
}

/** Everybody writes all that he has to say, whatever happens to the server; gives what was acked, and how often one had to look. */
async function everybodyWrites({ meetingId, sockets }, acked) {
  const looked = { written: 0, missing: 0 };
  await Promise.all(
    sockets.map(async (socket, who) => {
      for (let i = 0; i < EACH; i += 1) acked.push(await say(socket, meetingId, `${who} says ${i}`, looked));
    }),
  );
  return looked;
}

/** Writes until it is acked; what has no answer is looked for, and written again where it was not stored. */
async function say(socket, meetingId, text, looked) {
  for (;;) {
    await eventually(() => socket.inside, `way back for who says "${text}"`, BACK_MS);
    const answer = await answered(socket, 'chat-message', { meetingId, text, type: 'text' });
    if (answer?.success) return text;
    assert.ok(!answer || answer.code === 'UNAVAILABLE', `${text}: ${JSON.stringify(answer)}`);
    const stored = await stands(socket, meetingId, text);
    looked[stored ? 'written' : 'missing'] += 1;
    if (stored) return text;
  }
}

/** Whether the text is in the history, once one is back to look. */
async function stands(socket, meetingId, text) {
  for (;;) {
    await eventually(() => socket.inside, `way back to look for "${text}"`, BACK_MS);
    const messages = await stored(socket, meetingId);
    if (messages) return messages.some((message) => message.message === text);
  }
}

/** What each has read, once everybody has read the last message; who started anew reads the history. */
async function readings({ meetingId, sockets }) {
  await eventually(() => sockets.every((socket) => socket.inside), 'everybody', 20_000);
  assert.equal((await ask(sockets[0], 'chat-message', { meetingId, text: LAST, type: 'text' })).success, true);
  const all = [];
  for (const socket of sockets) {
    const heardLast = () => socket.heard.some((message) => message.message === LAST);
    if (!socket.anew) await eventually(heardLast, 'the last message', 20_000);
    all.push(socket.anew ? await history(socket, meetingId) : socket.heard);
  }
  return all;
}

/** All that was written, the oldest first, or nothing when the line was lost meanwhile. */
async function stored(socket, meetingId) {
  const messages = [];
  for (let before, more = true; more; ) {
    const page = await answered(socket, 'get-chat-history', { meetingId, limit: 100, before });
    if (!page) return undefined;
    assert.ok(page.success, JSON.stringify(page));
    messages.unshift(...page.messages.filter((message) => message.type === 'text'));
    ({ before, hasMore: more } = page);
  }
  return messages;
}

async function history(socket, meetingId) {
  const messages = await stored(socket, meetingId);
  const heard = socket.heard.map((message) => message.id);
  const known = messages.map((message) => message.id).filter((id) => heard.includes(id));
  assert.deepEqual([...new Set(heard)], known, 'what was heard stands in the history, in its order');
  return messages;
}

/** All have read the same: all thousand and the last one, each once, and of every person in the order of writing. */
function assertOneOrder(all) {
  const [first] = all;
  const ids = first.map((message) => message.id);
  for (const read of all) assert.deepEqual(read.map((message) => message.id), ids);
  assert.equal(new Set(ids).size, ids.length);
  const texts = first.map((message) => message.message);
  assert.equal(new Set(texts).size, texts.length, 'nothing was stored twice');
  assert.equal(texts.length, PEOPLE * EACH + 1);
  assert.equal(texts.at(-1), LAST);
  for (let who = 0; who < PEOPLE; who += 1) {
    const his = texts.filter((text) => text.startsWith(`${who} says `)).map((text) => Number(text.split(' ').at(-1)));
    assert.deepEqual(his, Array.from({ length: EACH }, (_, i) => i), `${who}, in the order of writing`);
  }
}

test('a thousand messages of fifty people come to everybody in one order', async () => {
  const people = await crowd();
  const acked = [];
  assert.deepEqual(await everybodyWrites(people, acked), { written: 0, missing: 0 });
  const all = await readings(people);
  assert.ok(people.sockets.every((socket) => !socket.anew));
  assertOneOrder(all);
  const read = await history(people.sockets[1], people.meetingId);
  assert.deepEqual(read.map((message) => message.id), all[0].map((message) => message.id));
  hangUp();
});

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`all thousand come to everybody once and in one order, whatever a ${signal} cut off`, async (running) => {
    const people = await crowd();
    const acked = [];
    const written = everybodyWrites(people, acked);
    await eventually(() => acked.length >= (PEOPLE * EACH) / 4, 'a quarter of the messages', 30_000);
    await server.end(signal);
    assert.ok(acked.length < PEOPLE * EACH, 'it ended in the middle');
    await server.start();
    const looked = await written;
    running.diagnostic(`unanswered: ${looked.written} were stored, ${looked.missing} were written again`);
    assertOneOrder(await readings(people));
    hangUp();
  });
}
