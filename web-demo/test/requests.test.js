import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Requests } from '../src/meeting/requests.js';
import { ID, Scene } from './parts/scene.js';

/** @import { Meeting } from '../src/meeting/meeting.js' */
/** @import { People } from '../src/meeting/people.js' */
/** @import { TestLine } from './parts/line.js' */

/** @type {Scene} */
let scene;
/** @type {TestLine} */
let line;
/** @type {any} */
let wire;
/** @type {People} */
let people;
/** @type {Meeting} */
let meeting;

/** What the server was told last of the microphone. */
const microphoneTold = () => line.asked.findLast(([event]) => event === 'toggle-microphone')?.[1].enabled;

beforeEach(() => {
  scene = new Scene();
  ({ line, wire, people, meeting } = scene);
});

test('nobody is unmuted without saying so', async () => {
  const media = scene.openMedia();
  const requests = new Requests({ line: wire, meeting, people, media });
  await scene.enter();
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

test('who enters muted stays so until turning the microphone on', async () => {
  const media = scene.openMedia();
  await scene.enter(false);
  assert.equal(media.microphone.on.value, false);
  assert.equal(media.silenced.value, false);
  assert.equal(microphoneTold(), false);
  await media.toggleMicrophone();
  assert.equal(microphoneTold(), true);
});

test('who was muted while cut off is not unmuted by coming back', async () => {
  const media = scene.openMedia();
  await scene.enter();
  assert.equal(media.microphone.on.value, true);
  await scene.comeBack(false);
  assert.equal(media.microphone.track.value?.enabled, false);
  assert.equal(media.silenced.value, true);
  assert.equal(microphoneTold(), false);
});

test('a screen that the host has stopped is sent no more, and that of others is no concern', async () => {
  const media = scene.openMedia();
  await scene.enter();
  assert.equal(await media.startScreen(), null);
  line.send('screen-share-stopped', { meetingId: ID, userId: '2', username: 'Bob' });
  assert.notEqual(media.screen.value, null);
  line.send('screen-share-stopped', { meetingId: ID, userId: '1', username: 'Ada' });
  assert.equal(media.screen.value, null);
  assert.equal(media.screenStopped.value, true);
});

test('a request to be host is answered once, and gone when it is too late', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const requests = new Requests({ line: wire, meeting, people, media: scene.openMedia() });
  await scene.enter();
  const asked = [2, 3].map((id) => ({ meetingId: ID, requesterId: `${id}`, requesterName: `user ${id}` }));
  asked.forEach((request) => line.send('host-control-request', request));
  line.send('host-control-request', { ...asked[0], meetingId: 'another-one', requesterId: '9' });
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
  const requests = new Requests({ line: wire, meeting, people, media: scene.openMedia() });
  await scene.enter();
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
