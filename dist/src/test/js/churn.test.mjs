// Two hundred come and go for a minute, many without a word: in the end everybody has the same list, and it is right.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Attendee, pause } from './attendee.mjs';
import { eventually, hangUp, rest, signUp } from './people.mjs';
import { ownServer } from './server.mjs';

const PEOPLE = 200;
const AT_ONCE = 10;
const CHURN_MS = 60_000;
const IDLE_MS = 8_000;
const AWAY_MS = 3_000;
const GRACE_MS = 15_000;
const NOTICE_MS = 10_000;

let server;

before(async () => {
  server = await ownServer();
  await server.start();
});

after(async () => {
  hangUp();
  await server.remove();
});

/** Numbers from 0 to 1 that follow from the seed alone (a xorshift of 32 bits). */
function random(seed) {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A meeting with room for all, its host and its guests; nobody is in it. */
async function crowd() {
  const host = await signUp('host', server.at);
  const body = { title: 'Churn', settings: { maxParticipants: PEOPLE + 1 } };
  const made = await rest('POST', '/api/meetings', body, host.accessToken, server.at);
  const meetingId = made.body.id;
  const guests = [];
  while (guests.length < PEOPLE) {
    guests.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => guest(meetingId, guests.length + i)))));
  }
  return { host, meetingId, guests };
}

async function guest(meetingId, number) {
  const answer = await rest('POST', '/api/auth/guest', { username: `guest ${number}`, meetingId }, undefined, server.at);
  const { user, accessToken } = answer.body;
  return new Attendee({ userId: String(user.id), token: accessToken, meetingId, at: server.at });
}

/** One acts until it is time to stop; which steps it takes follows from its numbers. */
async function churn(person, next, end) {
  await pause(next() * IDLE_MS);
  while (Date.now() < end) {
    await step(person, next);
    await pause(next() * IDLE_MS);
  }
}

async function step(person, next) {
  const [choice, away] = [next(), next() * AWAY_MS];
  if (!person.in) return person.join();
  if (choice < 0.25) return person.leave();
  if (choice < 0.35) return person.hangUp();
  if (choice < 0.5) return person.vanish();
  if (choice < 0.75) return person.recover(away);
  return person.reload(away);
}

/** Everything that is not as it should be, in words. */
function wrongs(people, expected) {
  const right = expected.join();
  const words = [];
  for (const person of people.filter((each) => each.in)) {
    if (!person.socket.connected) words.push(`${person.userId} is not connected`);
    if (person.told().join() !== right) words.push(`${person.userId} was told ${difference(person.told(), expected)}`);
    else if (person.told({ connected: true }).join() !== right) words.push(`${person.userId} was told that somebody is away`);
    if (person.snapshot && person.snapshot.participantCount !== person.told().length) words.push(`${person.userId} counts wrong`);
    if (person.shown().join() !== right) words.push(`${person.userId} shows ${difference(person.shown(), expected)}`);
  }
  return words;
}

function difference(are, expected) {
  const more = are.filter((each) => !expected.includes(each));
  const less = expected.filter((each) => !are.includes(each));
  return `${more.join(' ') || 'nobody'} too much, ${less.join(' ') || 'nobody'} too little`;
}

async function listed({ host, meetingId }) {
  const answer = await rest('GET', `/api/meetings/${meetingId}`, undefined, host.accessToken, server.at);
  assert.equal(answer.status, 200);
  return Object.keys(answer.body.participants).sort();
}

test('who is in a meeting is known to all of them, however they came', async (t) => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  t.diagnostic(`SEED=${seed}`);
  const meeting = await crowd();
  const { guests } = meeting;
  const end = Date.now() + CHURN_MS;
  await Promise.all(guests.map((person, i) => churn(person, random(seed + i * 7919), end)));

  const settled = Date.now();
  const expected = guests.filter((each) => each.in).map((each) => each.userId).sort();
  const recoveries = guests.reduce((sum, each) => sum + each.recoveries, 0);
  t.diagnostic(`${expected.length} are in; ${recoveries} recoveries; the last step ended ${settled - end} ms late`);
  assert.ok(expected.length > PEOPLE / 10, `${expected.length} are in`);
  assert.ok(recoveries > PEOPLE / 10, `${recoveries} recoveries`);

  let left = ['nothing was looked at'];
  const right = async () => (left = wrongs(guests, expected)).length === 0;
  await eventually(right, 'agreement', GRACE_MS + NOTICE_MS).catch(() => assert.deepEqual(left, []));
  assert.deepEqual(await listed(meeting), expected);
  t.diagnostic(`all agreed ${Date.now() - settled} ms later`);
});
