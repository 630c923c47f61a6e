import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { Media } from '../src/media/media.js';
import { Arrangement } from '../src/meeting/arrangement.js';
import { Floor } from '../src/meeting/floor.js';
import { Host } from '../src/meeting/host.js';
import { Meeting } from '../src/meeting/meeting.js';
import { People } from '../src/meeting/people.js';
import { Reactions } from '../src/meeting/reactions.js';
import { Requests } from '../src/meeting/requests.js';
import { Refused } from '../src/server/refused.js';
import { TestLine } from './parts/line.js';

const ID = 'abc-defg-hij';
const hand = (/** @type {string} */ userId) => ({ userId, username: `user ${userId}`, timestamp: '' });
const joined = {
  meetingId: ID,
  meeting: { id: ID, title: 'Tea', hostId: '1', createdAt: '' },
  participants: [
    { userId: '1', username: 'Ada', isHost: true, microphone: true },
    { userId: '2', username: 'Bob', microphone: true },
    { userId: '3', username: 'Cy', microphone: false },
    { userId: '4', username: 'Di', microphone: true },
  ],
  isHost: true,
  layout: 'speaker',
  raisedHands: [hand('3'), hand('2')],
  screenShare: { userId: '2', username: 'Bob' },
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A track as far as the page touches it. */
const track = () => /** @type {any} */ ({ kind: 'audio', enabled: true, stop() {}, onended: null });

/** @type {TestLine} */
let line;
/** @type {any} */
let wire;
/** @type {People} */
let people;
/** @type {Meeting} */
let meeting;

const connection = () =>
  /** @type {any} */ ({
    state: signal('closed'),
    slots: signal([]),
    open() {},
    close() {},
    makeRoomFor() {},
    publish: async () => {},
    withdraw: async () => {},
  });

/** @returns {Media} of a browser that gives whatever it is asked for */
const openMedia = () => {
  const devices = {
    getUserMedia: async () => ({
      getAudioTracks: () => [track()],
      getVideoTracks: () => [],
      getTracks: () => [track()],
    }),
    getDisplayMedia: async () => ({ getAudioTracks: () => [], getVideoTracks: () => [track()], getTracks: () => [] }),
  };
  return new Media({ line: wire, meeting, people, connection: connection(), devices: /** @type {any} */ (devices) });
};

/** Ada, the host, comes in. */
const enter = async () => {
  line.answer = (event) => (event === 'join-meeting' ? joined : {});
  meeting.join(ID);
  await settled();
};

beforeEach(() => {
  line = new TestLine();
  wire = line;
  people = new People(wire, /** @type {any} */ ({ user: signal({ id: '1', username: 'Ada' }) }));
  meeting = new Meeting(wire, people);
});

test('hands stand in the order the server says, for who comes late as well', async () => {
  const floor = new Floor(wire, meeting, people);
  await enter();
  assert.deepEqual([floor.placeOf('3'), floor.placeOf('2'), floor.placeOf('1')], [1, 2, 0]);
  line.send('raised-hands-updated', [hand('2'), hand('1')]);
  assert.deepEqual([floor.placeOf('3'), floor.placeOf('2'), floor.placeOf('1')], [0, 1, 2]);
  assert.equal(floor.raised.value, true);
  meeting.leave();
  assert.deepEqual(floor.hands.value, []);
  assert.equal(floor.sharer.value, null);
});

test('a hand is lowered by its owner, and by the host for others', async () => {
  const floor = new Floor(wire, meeting, people);
  await enter();
  await floor.toggleHand();
  line.send('raised-hands-updated', [hand('1'), hand('2')]);
  await floor.toggleHand();
  await floor.lower('1');
  await floor.lower('2');
  assert.deepEqual(line.asked.slice(1), [
    ['hand-raised', { meetingId: ID }],
    ['hand-lowered', { meetingId: ID }],
    ['hand-lowered', { meetingId: ID }],
    ['lower-hand', { meetingId: ID, userId: '2' }],
  ]);
});

test('an emoji is shown over who sent it, for a moment', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const reactions = new Reactions(wire, meeting);
  line.send('chat-message', { id: '7', userId: '2', username: 'Bob', message: '👍', type: 'reaction' });
  line.send('chat-message', { id: '8', userId: '2', username: 'Bob', message: 'not this', type: 'text' });
  assert.deepEqual(
    reactions.of('2').map(({ emoji }) => emoji),
    ['👍'],
  );
  assert.deepEqual(reactions.of('3'), []);
  context.mock.timers.tick(5000);
  assert.deepEqual(reactions.of('2'), []);
});

test('the layout is followed, and one of the user alone is not taken for a quality for all', async () => {
  const arrangement = new Arrangement(wire, meeting);
  await enter();
  assert.equal(arrangement.layout.value, 'speaker');
  line.send('layout-changed', { meetingId: ID, layout: 'gallery' });
  line.send('quality-changed', { meetingId: ID, video: 'low', audio: 'auto' });
  line.send('quality-changed', { meetingId: ID, video: 'medium', audio: 'auto', scope: 'self' });
  assert.equal(arrangement.layout.value, 'gallery');
  assert.equal(arrangement.quality.value, 'low');
  meeting.leave();
  assert.equal(arrangement.layout.value, 'grid');
});

test('muting everybody spares who is muted, whoever has left, and waits when the server asks for it', async () => {
  const host = new Host(wire, meeting, people);
  await enter();
  const answers = [new Refused('RATE_LIMITED', '', { retryAfterMs: 1 }), new Refused('NOT_FOUND'), null];
  line.answer = () => {
    const refused = answers.shift();
    return refused ? Promise.reject(refused) : {};
  };
  await host.muteAll();
  assert.deepEqual(
    line.asked.slice(1).map(([event, { userId }]) => [event, userId]),
    [
      ['mute-participant', '2'],
      ['mute-participant', '2'],
      ['mute-participant', '4'],
    ],
  );
  line.answer = () => Promise.reject(new Refused('FORBIDDEN'));
  await assert.rejects(host.muteAll(), { code: 'FORBIDDEN' });
});

test('nobody is unmuted without saying so', async () => {
  const media = openMedia();
  const requests = new Requests({ line: wire, meeting, people, media });
  await enter();
  await settled();
  assert.equal(media.microphone.on.value, true);
  line.send('microphone-toggled', { meetingId: ID, userId: '1', enabled: false });
  assert.equal(media.microphone.track.value?.enabled, false);
  assert.equal(media.silenced.value, true);
  line.send('microphone-toggled', { meetingId: ID, userId: '1', enabled: true });
  line.send('unmute-asked', { meetingId: ID, by: '2', byName: 'Bob' });
  assert.equal(requests.unmute.value, 'Bob');
  assert.equal(media.microphone.track.value?.enabled, false);
  await requests.answerUnmute(false);
  assert.equal(requests.unmute.value, null);
  assert.equal(media.microphone.track.value?.enabled, false);
  line.send('unmute-asked', { meetingId: ID, by: '2', byName: 'Bob' });
  await requests.answerUnmute(true);
  assert.equal(media.microphone.track.value?.enabled, true);
  assert.equal(media.silenced.value, false);
});

test('a screen that the host has stopped is sent no more, and that of others is no concern', async () => {
  const media = openMedia();
  await enter();
  await settled();
  assert.equal(await media.startScreen(), null);
  line.send('screen-share-stopped', { meetingId: ID, userId: '2', username: 'Bob' });
  assert.notEqual(media.screen.value, null);
  line.send('screen-share-stopped', { meetingId: ID, userId: '1', username: 'Ada' });
  assert.equal(media.screen.value, null);
  assert.equal(media.screenStopped.value, true);
});

test('a request to be host is answered once, and gone when it is too late', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const requests = new Requests({ line: wire, meeting, people, media: openMedia() });
  await enter();
  const asked = [2, 3].map((id) => ({ meetingId: ID, requesterId: `${id}`, requesterName: `user ${id}` }));
  asked.forEach((request) => line.send('host-control-request', request));
  assert.deepEqual(requests.control.value, asked);
  await requests.answerControl(/** @type {any} */ (asked[0]), false);
  assert.deepEqual(line.asked.at(-1), ['respond-host-control', { meetingId: ID, requesterId: '2', accepted: false }]);
  assert.deepEqual(requests.control.value, [asked[1]]);
  context.mock.timers.tick(60_000);
  assert.deepEqual(requests.control.value, []);
  line.send('host-control-request', asked[0]);
  line.send('host-changed', { newHostId: '3', newHostName: 'Cy' });
  assert.deepEqual(requests.control.value, []);
});

test('who has asked to be host is told of the answer, or that there was none', async () => {
  const requests = new Requests({ line: wire, meeting, people, media: openMedia() });
  await enter();
  line.send('host-changed', { newHostId: '2', newHostName: 'Bob' });
  await requests.askForControl();
  assert.equal(requests.own.value, 'asked');
  line.send('host-control-response', { meetingId: ID, requesterId: '3', accepted: false });
  assert.equal(requests.own.value, 'asked');
  line.send('host-control-response', { meetingId: ID, requesterId: '1', accepted: false });
  assert.equal(requests.own.value, 'declined');
  await requests.askForControl();
  line.send('host-control-response', { meetingId: ID, requesterId: '1', accepted: false, expired: true });
  assert.equal(requests.own.value, 'expired');
});
