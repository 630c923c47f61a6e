// Signalling between participants, and with the server's SFU.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask } from '../people.mjs';
import { offer, slotsOf } from './offer.mjs';
import { malformed, refusals } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';
import { shapes } from './shapes.mjs';

const TOO_LARGE = 'x'.repeat(65_536);
let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

const bodies = {
  'webrtc-offer': { offer: { type: 'offer', sdp: 'v=0' } },
  'webrtc-answer': { answer: { type: 'answer', sdp: 'v=0' } },
  'webrtc-ice-candidate': { candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' } },
};

for (const [event, body] of Object.entries(bodies)) {
  test(`${event} goes to whom it is for, and to nobody else`, async () => {
    const world = await open();
    const { ack, heard } = await world.does('bert', event, { to: world.id('carl'), ...body, from: '1' });
    assert.deepEqual(ack, { success: true });
    assertTold(heard, { carl: [[event, { ...body, from: world.id('bert') }]] });
    const byNumber = await world.does('carl', event, { to: Number(world.id('anna')), ...body });
    assertTold(byNumber.heard, { anna: [[event, { ...body, from: world.id('carl') }]] });
  });
}

test('webrtc-ice-candidate may say that there are no more', async () => {
  const world = await open();
  const { heard } = await world.does('bert', 'webrtc-ice-candidate', { to: world.id('carl'), candidate: null });
  assertTold(heard, { carl: [['webrtc-ice-candidate', { candidate: null, from: world.id('bert') }]] });
});

test('signals go to all devices of a participant, until one of them has answered', async () => {
  const world = await open();
  await world.ask('phone', 'join-meeting');
  const [anna, bert] = [world.id('anna'), world.id('bert')];
  const asked = ['webrtc-offer', { ...bodies['webrtc-offer'], from: anna }];
  const first = await world.does('anna', 'webrtc-offer', { to: bert, ...bodies['webrtc-offer'] });
  assertTold(first.heard, { bert: [asked], phone: [asked] });
  await world.does('phone', 'webrtc-answer', { to: anna, ...bodies['webrtc-answer'] });
  const then = await world.does('anna', 'webrtc-offer', { to: bert, ...bodies['webrtc-offer'] });
  assertTold(then.heard, { phone: [asked] });
  await world.ask('phone', 'leave-meeting');
});

test('webrtc-offer to the SFU is answered by the ack and by webrtc-answer, and the slots are told', async () => {
  const world = await open();
  const tracks = [{ mid: '0', source: 'microphone' }];
  const sdp = offer('sendonly', 'recvonly');
  const { ack, heard } = await world.does('bert', 'webrtc-offer', { to: 'sfu', offer: { type: 'offer', sdp }, tracks });
  const { answer } = ack;
  assert.deepEqual(ack, { success: true, from: 'sfu', answer: { type: 'answer', sdp: answer.sdp } });
  assert.match(answer.sdp, /^v=0\r\n[^]*a=candidate:/);
  assertTold(heard, { bert: [['webrtc-answer', { from: 'sfu', answer }]] });
  await world.does('carl', 'webrtc-offer', { to: 'sfu', offer: { type: 'offer', sdp: offer('sendonly', 'recvonly') }, tracks });
  const slots = await assertHears(world.socket('carl'), 'media-slots', { ...shapes['media-slots'], slots: slotsOf(1) });
  assert.deepEqual(slots, { meetingId: world.meetingId, slots: slots.slots });

  assert.deepEqual(await world.ask('bert', 'webrtc-ice-candidate', { to: 'sfu', ...bodies['webrtc-ice-candidate'] }), { success: true });
});

test('media-subscribe chooses for a slot', async () => {
  const world = await open();
  for (const wish of [{ mid: '1', userId: world.id('carl'), source: 'microphone' }, { mid: '1', paused: true }, { mid: '1', maxLayer: 0 }, { mid: '1' }]) {
    const { ack, heard } = await world.does('bert', 'media-subscribe', wish);
    assert.deepEqual(ack, { success: true });
    assertTold(heard, {});
  }
});

const signals = (event, field) => [
  ...malformed(event, 'an object'),
  ['no to', { to: undefined }, 'BAD_REQUEST', /^to must be a string$/],
  ['an object for to', { to: {} }, 'BAD_REQUEST', /^to must be a string$/],
  ['a name for to', { to: 'carl' }, 'BAD_REQUEST', /^to must be a participant's user id, or sfu$/],
  ['an unknown person', { to: '999999999' }, 'NOT_FOUND', /participant 999999999/],
  ['somebody who is not in the meeting', (world) => ({ to: world.id('dora') }), 'NOT_FOUND', /participant/],
  ['somebody who is in no meeting', {}, 'FORBIDDEN', /./, 'dora'],
  ['a device that is in no meeting', {}, 'FORBIDDEN', /./, 'phone'],
  ['a payload that is too large', { [field]: { sdp: TOO_LARGE } }, 'PAYLOAD_TOO_LARGE', new RegExp(`^${field} must be up to 65536 bytes`)],
];
const good = (event) => (world) => ({ to: world.id('carl'), ...bodies[event] });
const toSfu = (description) => ({ to: 'sfu', offer: description });

refusals('webrtc-offer', {
  scene: open,
  good: good('webrtc-offer'),
  rows: [
    ...signals('webrtc-offer', 'offer'),
    ['no offer', { offer: undefined }, 'BAD_REQUEST', /^offer must be/],
    ['tracks that are no list', { tracks: 'all' }, 'BAD_REQUEST', /^tracks must be a list$/],
    ['a track without a mid', { tracks: [{ source: 'camera' }] }, 'BAD_REQUEST', /^tracks\[0\]\.mid must be a string$/],
    ['a track of an unknown source', { tracks: [{ mid: '0', source: 'tape' }] }, 'BAD_REQUEST', /^tracks\[0\]\.source must be one of camera, microphone, screen, screen-audio$/],
    ['text for the SFU', toSfu('v=0'), 'BAD_REQUEST', /^offer\.sdp must be a session description$/],
    ['no description for the SFU', toSfu({ type: 'offer' }), 'BAD_REQUEST', /^offer\.sdp must be a session description$/],
    ['nonsense for the SFU', toSfu({ type: 'offer', sdp: 'v=0\r\nnonsense' }), 'BAD_REQUEST', /^The offer can not be answered/],
    ['more tracks than there may be', { ...toSfu({ sdp: 'v=0' }), tracks: Array(33).fill({ mid: '0', source: 'camera' }) }, 'BAD_REQUEST', /^tracks must be up to 32$/],
  ],
});

refusals('webrtc-answer', {
  scene: open,
  good: good('webrtc-answer'),
  rows: [
    ...signals('webrtc-answer', 'answer'),
    ['no answer', { answer: undefined }, 'BAD_REQUEST', /^answer must be/],
    ['the SFU, which never offers', { to: 'sfu' }, 'BAD_REQUEST', /^to must be a participant/],
  ],
});

refusals('webrtc-ice-candidate', {
  scene: open,
  good: good('webrtc-ice-candidate'),
  rows: signals('webrtc-ice-candidate', 'candidate'),
});

refusals('media-subscribe', {
  scene: open,
  good: { mid: '1' },
  rows: [
    ...malformed('media-subscribe', 'an object'),
    ['no mid', { mid: undefined }, 'BAD_REQUEST', /^mid must be a string$/],
    ['an empty mid', { mid: '' }, 'BAD_REQUEST', /^mid must not be blank$/],
    ['a mid that is too long', { mid: '1'.repeat(17) }, 'BAD_REQUEST', /^mid size must be between 0 and 16$/],
    ['a mid that is no slot', { mid: '7' }, 'NOT_FOUND', /7/],
    ['a layer below the lowest', { maxLayer: -1 }, 'BAD_REQUEST', /^maxLayer must be greater than or equal to 0$/],
    ['a layer above the highest', { maxLayer: 17 }, 'BAD_REQUEST', /^maxLayer must be less than or equal to 16$/],
    ['an unknown source', { source: 'tape' }, 'BAD_REQUEST', /^source must be one of/],
    ['a word for paused', { paused: 'yes' }, 'BAD_REQUEST', /^paused must be true or false$/],
    ['a name for userId', { userId: 'carl' }, 'BAD_REQUEST', /^userId must be a whole number$/],
    ['somebody without media', {}, 'NOT_FOUND', /./, 'anna'],
    ['somebody who is in no meeting', {}, 'FORBIDDEN', /./, 'dora'],
  ],
});

test('a signal to somebody in another meeting is refused', async () => {
  const world = await open();
  const other = await gather({ inside: ['anna', 'dora'] });
  const answer = await ask(other.socket('dora'), 'webrtc-offer', { to: world.id('carl'), ...bodies['webrtc-offer'] });
  assert.equal(answer.code, 'NOT_FOUND');
  await other.leave();
});
