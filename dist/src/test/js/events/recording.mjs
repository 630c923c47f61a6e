// Recording on the server, and what clients hand in beside it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isId, isNumber, isText, isTime } from './likeness.mjs';
import { badReasons, inMeeting, refusals } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';
import { chatMessage, notification, shapes } from './shapes.mjs';

const MIB = 1024 * 1024;
let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

const toAll = (...told) => ({ anna: told, bert: told, carl: told });
const said = (world, words) => ['chat-message', { ...chatMessage, ...world.person('anna'), message: `${world.name('anna')} ${words}`, type: 'system' }];
const running = (world, type) => ({
  recordingId: isId,
  meetingId: world.meetingId,
  startedBy: world.id('anna'),
  type,
  startTime: isTime,
  status: 'recording',
  capturing: false,
});

/** The recording of a meeting runs; gives it as everybody was told it. */
async function started(world, type = 'both') {
  const { ack, heard } = await world.does('anna', 'start-recording', { type, reason: 'unheard' });
  assertTold(heard, toAll(['recording-started', running(world, type)], said(world, 'started the recording')));
  const [, recording] = heard.bert.find(([event]) => event === 'recording-started');
  assert.deepEqual(ack, { success: true, ...recording });
  return recording;
}

test('start-recording tells everybody in the meeting, and whoever comes while it runs', async () => {
  const world = await gather();
  const recording = await started(world);
  const { ack, heard } = await world.does('dora', 'join-meeting');
  assert.deepEqual(ack.recording, recording);
  const told = (name) => heard[name].filter(([event]) => event === 'recording-started');
  assert.deepEqual(told('dora'), [['recording-started', recording]]);
  assert.deepEqual(told('anna'), []);
  const again = await world.ask('anna', 'start-recording', { type: 'audio' });
  assert.deepEqual(again, { success: false, error: 'This meeting is being recorded already', code: 'CONFLICT' });
  await world.leave();
});

test('stop-recording tells everybody how long it was, and that there is no file when nobody published', async () => {
  const world = await gather();
  const { recordingId } = await started(world, 'audio');
  const chunk = Buffer.from('sound');
  await world.does('bert', 'recording-chunk', { chunk, type: 'audio' });
  const { ack, heard } = await world.does('anna', 'stop-recording', { reason: 'unheard' });
  const { meetingId } = world;
  const stopped = { recordingId, meetingId, stoppedBy: world.id('anna'), endTime: isTime, duration: isNumber, fileSize: chunk.length };
  const failed = ['recording-failed', { recordingId, meetingId, message: isText }];
  const notice = ['notification', { ...notification, type: 'recording_status', data: { meetingId, recordingId, status: 'failed' } }];
  const all = [['recording-stopped', stopped], failed, said(world, 'stopped the recording')];
  assertTold(heard, {
    anna: [...all, notice],
    desk: [notice],
    bert: [...all, notice],
    phone: [notice],
    carl: [...all, notice],
  });
  const [, told] = heard.bert.find(([event]) => event === 'recording-stopped');
  assert.deepEqual(ack, { success: true, ...told });
  await world.leave();
});

test('the end of a meeting stops its recording at once, in the name of who ended it', async () => {
  const world = await gather();
  const { recordingId } = await started(world);
  const endedAt = Date.now();
  assert.equal((await world.ask('anna', 'end-meeting')).success, true);
  const stopped = { ...shapes['recording-stopped'], recordingId, meetingId: world.meetingId, stoppedBy: world.id('anna'), fileSize: 0 };
  for (const name of ['anna', 'bert', 'carl']) {
    const told = await assertHears(world.socket(name), 'recording-stopped', stopped);
    assert.ok(Date.parse(told.endTime) - endedAt < 2000, `stopped at ${told.endTime}`);
    await assertHears(world.socket(name), 'recording-failed', { ...shapes['recording-failed'], recordingId });
  }
  await world.leave();
});

test('who was ejected is told nothing more of what is said or recorded, and sees no recording', async () => {
  const world = await gather();
  const { recordingId } = await started(world);
  await world.does('anna', 'eject-participant', { participantId: world.id('bert') });
  const { heard } = await world.does('anna', 'stop-recording');
  assert.deepEqual([heard.bert, heard.phone], [[], []]);
  assert.ok(heard.carl.some(([event]) => event === 'notification'));
  const mention = await world.does('anna', 'chat-message', { text: `@${world.name('bert')} @${world.name('carl')}`, type: 'text' });
  assert.deepEqual([mention.heard.bert, mention.heard.phone], [[], []]);
  assert.ok(mention.heard.carl.some(([event]) => event === 'notification'));
  const list = `/api/meetings/${world.meetingId}/recordings`;
  for (const path of [list, `/api/recordings/${recordingId}`, `/api/recordings/${recordingId}/download`]) {
    assert.equal((await world.rest('bert', 'GET', path)).body.error.code, 'FORBIDDEN', path);
  }
  await world.ask('anna', 'allow-participant', { userId: world.id('bert') });
  assert.equal((await world.rest('bert', 'GET', list)).status, 403);
  await world.ask('bert', 'join-meeting');
  assert.deepEqual((await world.rest('bert', 'GET', list)).body.items.map(({ id }) => id), [recordingId]);
  await world.leave();
});

test('get-recording-status says to who asks alone what runs and who is there', async () => {
  const world = await gather();
  const idle = await world.does('carl', 'get-recording-status');
  assert.deepEqual(idle.ack, { success: true, meetingId: world.meetingId, status: 'idle' });
  assertTold(idle.heard, { carl: [['recording-status', { meetingId: world.meetingId, status: 'idle' }]] });

  const recording = await started(world, 'video');
  const { ack, heard } = await world.does('carl', 'get-recording-status');
  const status = { ...recording, participants: ['anna', 'bert', 'carl'].map((name) => world.person(name)) };
  assert.deepEqual(ack, { success: true, ...status });
  assertTold(heard, { carl: [['recording-status', status]] });
  await world.leave();
});

test('recording-chunk is acked with its sequence, once, and told to nobody', async () => {
  const world = await gather();
  await started(world);
  const hand = async (fields, sequence) => {
    const { ack, heard } = await world.does('bert', 'recording-chunk', { chunk: Buffer.from('sound'), type: 'audio', ...fields });
    assert.deepEqual(ack, { success: true, sequence });
    assertTold(heard, {});
  };
  await hand({}, 0);
  await hand({ mimeType: 'audio/webm;codecs=opus' }, 1);
  await hand({ sequence: 1 }, 1);
  await hand({ type: 'video' }, 0);
  await hand({ sequence: 5 }, 5);
  await world.leave();
});

test('what is asked of a recording over REST', async () => {
  const world = await gather();
  const { recordingId } = await started(world);
  await world.does('anna', 'stop-recording');
  const { status, body } = await world.rest('bert', 'GET', `/api/meetings/${world.meetingId}/recordings`);
  assert.equal(status, 200);
  assert.deepEqual(body.items.map(({ id }) => id), [recordingId]);
  assert.equal(body.hasMore, false);
  const one = `/api/recordings/${recordingId}`;
  assert.deepEqual((await world.rest('bert', 'GET', one)).body, body.items[0]);
  for (const [who, method, path, code] of [
    ['dora', 'GET', one, 'FORBIDDEN'],
    ['dora', 'GET', `/api/meetings/${world.meetingId}/recordings`, 'FORBIDDEN'],
    ['bert', 'GET', `${one}/download`, 'NOT_FOUND'],
    ['bert', 'GET', '/api/recordings/999999999', 'NOT_FOUND'],
    ['bert', 'DELETE', one, 'FORBIDDEN'],
  ]) {
    assert.equal((await world.rest(who, method, path)).body.error.code, code, `${who} ${method} ${path}`);
  }
  assert.equal((await world.rest('anna', 'DELETE', one)).status, 204);
  assert.equal((await world.rest('anna', 'GET', one)).status, 404);
  await world.leave();
});

const asRecording = { scene: open, as: 'recording-error' };

refusals('start-recording', {
  ...asRecording,
  by: 'anna',
  good: { type: 'both' },
  rows: [
    ...inMeeting('start-recording'),
    ...badReasons,
    ['a participant', {}, 'FORBIDDEN', /^Only the host of this meeting may record it$/, 'bert'],
    ['an unknown type', { type: 'text' }, 'BAD_REQUEST', /^type must be one of audio, video, both$/],
    ['a number for type', { type: 2 }, 'BAD_REQUEST', /^type must be one of audio, video, both$/],
  ],
});

refusals('stop-recording', {
  ...asRecording,
  by: 'anna',
  rows: [
    ...inMeeting('stop-recording'),
    ...badReasons,
    ['a participant', {}, 'FORBIDDEN', /^Only the host of this meeting may record it$/, 'bert'],
    ['while none runs', {}, 'CONFLICT', /^This meeting is not being recorded$/],
  ],
});

refusals('get-recording-status', { ...asRecording, rows: inMeeting('get-recording-status') });

refusals('recording-chunk', {
  ...asRecording,
  good: { chunk: Buffer.from('sound'), type: 'audio' },
  rows: [
    ...inMeeting('recording-chunk'),
    ['while none runs', {}, 'CONFLICT', /^This meeting is not being recorded$/],
    ['no chunk', { chunk: undefined }, 'BAD_REQUEST', /^chunk must be/],
    ['text for chunk', { chunk: 'sound' }, 'BAD_REQUEST', /^chunk must be binary$/],
    ['an empty chunk', { chunk: Buffer.alloc(0) }, 'BAD_REQUEST', /^chunk must not be empty$/],
    ['a chunk that is too large', () => ({ chunk: Buffer.alloc(10 * MIB + 1) }), 'PAYLOAD_TOO_LARGE', /^chunk must be up to 10485760 bytes/],
    ['no type', { type: undefined }, 'BAD_REQUEST', /^type must be one of audio, video$/],
    ['the type of a whole recording', { type: 'both' }, 'BAD_REQUEST', /^type must be one of audio, video$/],
    ['a sequence below none', { sequence: -1 }, 'BAD_REQUEST', /^sequence must be greater than or equal to 0$/],
    ['a word for sequence', { sequence: 'next' }, 'BAD_REQUEST', /^sequence must be a whole number$/],
    ['a mimeType that is too long', { mimeType: 'x'.repeat(129) }, 'BAD_REQUEST', /^mimeType size must be between 0 and 128$/],
  ],
});
