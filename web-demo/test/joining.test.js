import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { Meeting } from '../src/meeting/meeting.js';
import { People } from '../src/meeting/people.js';
import { Refused } from '../src/server/refused.js';
import { TestLine } from './parts/line.js';

const ID = 'abc-defg-hij';
const joined = {
  meetingId: ID,
  meeting: { id: ID, title: 'Tea', hostId: '2', createdAt: '' },
  participants: [
    { userId: '1', username: 'Ada' },
    { userId: '2', username: 'Bob', isHost: true },
  ],
  isHost: false,
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @type {TestLine} */
let line;
/** @type {People} */
let people;
/** @type {Meeting} */
let meeting;
let entries = 0;

beforeEach(() => {
  line = new TestLine();
  people = new People(/** @type {any} */ (line), /** @type {any} */ ({ user: signal({ id: '1', username: 'Ada' }) }));
  meeting = new Meeting(/** @type {any} */ (line), people);
  entries = 0;
  meeting.whenIn(() => entries++);
});

test('the answer and the event of one join let in once', async () => {
  line.answer = () => joined;
  meeting.join(ID);
  line.send('meeting-joined', joined);
  await settled();
  assert.equal(meeting.phase.value, 'in');
  assert.equal(entries, 1);
  assert.equal(people.me.value?.username, 'Ada');
  assert.deepEqual(
    people.others.value.map(({ username }) => username),
    ['Bob'],
  );
});

test('who waits is let in by the event, or turned away by it', async () => {
  line.answer = () => ({ waiting: true, position: 2 });
  meeting.join(ID);
  await settled();
  assert.equal(meeting.phase.value, 'waiting');
  assert.equal(meeting.position.value, 2);
  line.send('join-error', { code: 'FORBIDDEN', message: 'Not today' });
  assert.equal(meeting.phase.value, 'refused');
  assert.equal(meeting.refusal.value?.message, 'Not today');
  meeting.join(ID);
  await settled();
  line.send('meeting-joined', joined);
  assert.equal(meeting.phase.value, 'in');
});

test('a new connection joins again, with the password, and keeps the page where it was', async () => {
  /** @type {boolean[]} */
  const kept = [];
  meeting.whenIn((_, each) => kept.push(each));
  line.answer = () => joined;
  meeting.join(ID, 'open sesame');
  await settled();
  line.reopen(true);
  await settled();
  line.reopen(false);
  assert.equal(meeting.phase.value, 'in');
  await settled();
  assert.deepEqual(line.asked[2], ['join-meeting', { meetingId: ID, password: 'open sesame' }]);
  assert.deepEqual(kept, [false, true, false]);
});

test('a join waits for the connection', async () => {
  line.state.value = 'lost';
  meeting.join(ID);
  assert.equal(line.asked.length, 0);
  line.state.value = 'open';
  line.answer = () => joined;
  line.reopen(false);
  await settled();
  assert.equal(meeting.phase.value, 'in');
});

test('a server that is not ready is asked again, a refusal is final', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  line.answer = () => Promise.reject(new Refused('UNAVAILABLE'));
  meeting.join(ID);
  await settled();
  assert.equal(meeting.phase.value, 'joining');
  line.answer = () => Promise.reject(new Refused('NOT_FOUND', 'No such meeting'));
  context.mock.timers.tick(2000);
  await settled();
  assert.equal(line.asked.length, 2);
  assert.equal(meeting.phase.value, 'refused');
});

test('what belongs to another meeting, or comes after leaving, changes nothing', async () => {
  line.answer = () => new Promise(() => {});
  meeting.join(ID);
  line.send('meeting-joined', { ...joined, meetingId: 'another-one' });
  assert.equal(meeting.phase.value, 'joining');
  meeting.leave();
  line.send('meeting-joined', joined);
  line.send('ejected', { meetingId: ID });
  assert.equal(meeting.phase.value, 'out');
});

test('what befalls the user in another meeting does not end this one', async () => {
  line.answer = () => joined;
  meeting.join(ID);
  await settled();
  line.send('ejected', { meetingId: 'another-one', reason: 'too loud' });
  line.send('meeting-ended', { meetingId: 'another-one' });
  line.send('waiting-room', { meetingId: 'another-one', position: 1 });
  assert.equal(meeting.phase.value, 'in');
  line.send('ejected', { meetingId: ID, reason: 'too loud' });
  assert.equal(meeting.phase.value, 'over');
  assert.equal(meeting.refusal.value?.message, 'too loud');
});

test('a change of the settings is followed, and a lock changes nothing else', async () => {
  line.answer = () => joined;
  meeting.join(ID);
  await settled();
  const meetingNow = { ...joined.meeting, title: 'Coffee', settings: { locked: false, allowChat: 'host' } };
  line.send('meeting-updated', { meetingId: ID, meeting: meetingNow });
  assert.equal(meeting.info.value?.title, 'Coffee');
  line.send('meeting-locked', { meetingId: ID, locked: true });
  assert.deepEqual(meeting.info.value?.settings, { locked: true, allowChat: 'host' });
});

test('whoever comes in does not knock any more', async () => {
  line.answer = () => joined;
  meeting.join(ID);
  await settled();
  line.send('waiting-join', { meetingId: ID, socketId: 's1', userId: '3', username: 'Cy' });
  line.send('waiting-join', { meetingId: ID, socketId: 's1', userId: '3', username: 'Cy' });
  assert.equal(people.knocking.value.length, 1);
  line.send('participant-joined', { userId: '3', username: 'Cy', participantCount: 3 });
  assert.equal(people.knocking.value.length, 0);
  assert.deepEqual(people.happening.value, { name: 'joined', username: 'Cy' });
});
