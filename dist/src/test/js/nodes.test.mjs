// Two servers with one database: clients come back on either, with what they missed, once and in order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, signUp } from './people.mjs';
import { mariadb } from './mariadb.mjs';
import { ownServer } from './server.mjs';

const rooms = { dialects: ['rooms'] };
let database;
let first;
let second;

before(async () => {
  database = await mariadb();
  const environment = { ...database.environment, JWT_SECRET: 'the same on both nodes, and long enough' };
  first = await ownServer(environment);
  second = await ownServer(environment);
  await first.start();
  await second.start();
});

after(async () => {
  hangUp();
  await first?.remove();
  await second?.remove();
  await database?.end();
});

const texts = (socket) => all(socket, 'message').map((each) => each.message);
const say = (socket, roomId, message) => ask(socket, 'message', { message, context: { roomId } });

/** Anna on the first node, Bert on the second, both in a room. */
async function two(roomId) {
  const [anna, bert] = [await signUp('anna', first.at), await signUp('bert', second.at)];
  const a = await connect(anna.accessToken, { at: first.at, auth: rooms });
  const b = await connect(bert.accessToken, { at: second.at, auth: rooms });
  await ask(a, 'room:join', { roomId });
  await ask(b, 'room:join', { roomId });
  return { a, b };
}

/** The socket's connection breaks, and it comes back on another node as the same client. */
async function moves(socket, to) {
  socket.io.reconnection(false);
  socket.io.engine.close();
  await eventually(() => !socket.connected, 'a lost connection');
  socket.io.uri = to.at;
  return async () => {
    socket.connect();
    await eventually(() => socket.connected, 'a new connection');
  };
}

test('both nodes tell the same in one order', async () => {
  const { a, b } = await two('order');
  await Promise.all([a, b].map(async (socket, who) => {
    for (let i = 0; i < 50; i += 1) assert.equal((await say(socket, 'order', `${who}: ${i}`)).success, true);
  }));
  await eventually(() => texts(a).length === 100 && texts(b).length === 100, 'a hundred messages');
  assert.deepEqual(texts(a), texts(b));
  for (const who of [0, 1]) {
    assert.deepEqual(texts(a).filter((each) => each.startsWith(`${who}:`)), Array.from({ length: 50 }, (_, i) => `${who}: ${i}`));
  }
});

test('who comes back on the other node missed nothing', async () => {
  const { a, b } = await two('other');
  await say(a, 'other', 'before');
  await eventually(() => texts(b).includes('before'), 'the first message');
  const id = b.id;
  const comeBack = await moves(b, first);
  for (let i = 0; i < 10; i += 1) await say(a, 'other', `missed ${i}`);
  await comeBack();
  assert.equal(b.recovered, true);
  assert.equal(b.id, id);
  await say(a, 'other', 'after');
  await eventually(() => texts(b).includes('after'), 'the last message');
  assert.deepEqual(texts(b), ['before', ...Array.from({ length: 10 }, (_, i) => `missed ${i}`), 'after']);
});

test('who is ejected by a host on the other node hears nothing more', async () => {
  const [anna, bert, carl] = [await signUp('anna', first.at), await signUp('bert', second.at), await signUp('carl', second.at)];
  const meeting = { meetingId: (await createMeeting(anna, {}, first.at)).id };
  const a = await connect(anna.accessToken, { at: first.at });
  const [b, c] = [await connect(bert.accessToken, { at: second.at }), await connect(carl.accessToken, { at: second.at })];
  for (const socket of [a, b, c]) await ask(socket, 'join-meeting', meeting);
  const read = (socket) => all(socket, 'chat-message').filter((each) => each.type === 'text').map((each) => each.message);
  await ask(a, 'chat-message', { ...meeting, text: 'before' });
  await eventually(() => read(b).includes('before'), 'the first message');
  const bertId = String(bert.user.id);

  assert.equal((await ask(a, 'eject-participant', { ...meeting, participantId: bertId })).success, true);
  assert.equal((await ask(a, 'chat-message', { ...meeting, text: 'after' })).success, true);

  await received(b, 'ejected');
  await received(c, 'participant-left', (each) => each.userId === bertId);
  await eventually(() => read(c).includes('after'), 'the last message');
  assert.deepEqual(read(b), ['before']);
  assert.deepEqual(all(b, 'participant-left'), []);
  assert.equal((await ask(b, 'chat-message', { ...meeting, text: 'still here' })).code, 'FORBIDDEN');
});

test('who is let in by a host on the other node hears all from then on', async () => {
  const [anna, bert] = [await signUp('anna', first.at), await signUp('bert', second.at)];
  const meeting = { meetingId: (await createMeeting(anna, { settings: { waitingRoom: true } }, first.at)).id };
  const [a, b] = [await connect(anna.accessToken, { at: first.at }), await connect(bert.accessToken, { at: second.at })];
  await ask(a, 'join-meeting', meeting);
  await ask(b, 'join-meeting', meeting);
  const { socketId } = await received(a, 'waiting-join');
  await ask(a, 'chat-message', { ...meeting, text: 'not for him' });

  assert.equal((await ask(a, 'approve-waiting', { ...meeting, socketId })).success, true);
  await ask(a, 'chat-message', { ...meeting, text: 'for him' });

  await received(b, 'meeting-joined');
  await received(b, 'chat-message', (each) => each.message === 'for him');
  assert.equal((await ask(b, 'chat-message', { ...meeting, text: 'here I am' })).success, true);
  await received(a, 'chat-message', (each) => each.message === 'here I am');
  assert.deepEqual(all(b, 'chat-message').filter((each) => each.message === 'not for him'), []);
});

test('whose hands are up is told on both nodes, whichever they were raised on', async () => {
  const [anna, bert] = [await signUp('anna', first.at), await signUp('bert', second.at)];
  const meeting = { meetingId: (await createMeeting(anna, {}, first.at)).id };
  const [a, b] = [await connect(anna.accessToken, { at: first.at }), await connect(bert.accessToken, { at: second.at })];
  for (const socket of [a, b]) await ask(socket, 'join-meeting', meeting);
  const up = (...people) => (list) => list.map(({ userId }) => userId).join() === people.map(({ user }) => String(user.id)).join();

  assert.equal((await ask(b, 'hand-raised', meeting)).success, true);
  for (const socket of [a, b]) await received(socket, 'raised-hands-updated', up(bert));
  assert.equal((await ask(a, 'hand-raised', meeting)).success, true);
  for (const socket of [a, b]) await received(socket, 'raised-hands-updated', up(bert, anna));
});

test('who is in is told on both nodes, whichever they come and go on', async () => {
  const [anna, bert, carl] = [await signUp('anna', first.at), await signUp('bert', second.at), await signUp('carl', first.at)];
  const meeting = { meetingId: (await createMeeting(anna, {}, first.at)).id };
  const [a, b, c] = [await connect(anna.accessToken, { at: first.at }), await connect(bert.accessToken, { at: second.at }), await connect(carl.accessToken, { at: first.at })];
  const present = (...people) => ({ participants, participantCount }) => participantCount === people.length
    && participants.map(({ userId }) => userId).join() === people.map(({ user }) => String(user.id)).join();
  const told = (list) => Promise.all([a, b].map((socket) => received(socket, 'participants-updated', list)));

  for (const socket of [a, b]) await ask(socket, 'join-meeting', meeting);
  await told(present(anna, bert));
  await ask(c, 'join-meeting', meeting);
  await told(present(anna, bert, carl));
  await ask(c, 'leave-meeting', meeting);
  await eventually(() => [a, b].every((socket) => present(anna, bert)(all(socket, 'participants-updated').at(-1))), 'his leave on both');
});

test('who was on a node that died comes back on the other, or leaves his meeting within 20 s', async () => {
  const { a, b } = await two('died');
  const [dora, emil] = [await signUp('dora', second.at), await signUp('emil', first.at)];
  const meeting = { meetingId: (await createMeeting(dora, {}, second.at)).id };
  const [d, e] = [await connect(dora.accessToken, { at: second.at }), await connect(emil.accessToken, { at: first.at, reconnection: false })];
  for (const socket of [d, e]) await ask(socket, 'join-meeting', meeting);
  await say(b, 'died', 'before');
  await eventually(() => texts(a).includes('before'), 'the first message');
  a.io.reconnection(false);
  const killed = Date.now();
  await first.end('SIGKILL');
  await eventually(() => !a.connected, 'a lost connection');
  for (let i = 0; i < 10; i += 1) await say(b, 'died', `missed ${i}`);
  a.io.uri = second.at;
  a.connect();
  await eventually(() => a.connected, 'a new connection');
  assert.equal(a.recovered, true);
  await say(a, 'died', 'after');
  await eventually(() => texts(a).includes('after') && texts(b).includes('after'), 'the last message');
  assert.deepEqual(texts(a), ['before', ...Array.from({ length: 10 }, (_, i) => `missed ${i}`), 'after']);

  const gone = () => all(d, 'participant-left').some((each) => each.userId === String(emil.user.id));
  assert.equal(gone(), false, 'he has 15 s to come back');
  await eventually(gone, 'participant-left', killed + 20_000 - Date.now());
});
