// What everybody sees of a participant's microphone, camera and screen.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { badReasons, inMeeting, refusals } from './refusals.mjs';
import { assertTold, gather } from './scene.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

for (const device of ['microphone', 'camera']) {
  test(`toggle-${device} tells everybody in the meeting, and whoever comes later`, async () => {
    const world = await open();
    for (const enabled of [false, true, false]) {
      const { ack, heard } = await world.does('bert', `toggle-${device}`, { enabled });
      const toggled = { meetingId: world.meetingId, userId: world.id('bert'), enabled };
      assert.deepEqual(ack, { success: true, ...toggled });
      const news = [[`${device}-toggled`, toggled]];
      assertTold(heard, { anna: news, bert: news, carl: news });
    }
    const { joined } = await world.state();
    const bert = joined.participants.find((each) => each.userId === world.id('bert'));
    assert.deepEqual([bert[device], bert[`${device}Enabled`]], [false, false]);
  });

  refusals(`toggle-${device}`, {
    scene: open,
    good: { enabled: true },
    rows: [
      ...inMeeting(`toggle-${device}`),
      ['no enabled', { enabled: undefined }, 'BAD_REQUEST', /^enabled must be true or false$/],
      ['null for enabled', { enabled: null }, 'BAD_REQUEST', /^enabled must be true or false$/],
      ['a word for enabled', { enabled: 'true' }, 'BAD_REQUEST', /^enabled must be true or false$/],
      ['a number for enabled', { enabled: 1 }, 'BAD_REQUEST', /^enabled must be true or false$/],
    ],
  });
}

const screen = (world, name) => ({ meetingId: world.meetingId, ...world.person(name) });

test('start-screen-share and stop-screen-share tell everybody in the meeting, once', async () => {
  const world = await open();
  const started = [['screen-share-started', screen(world, 'bert')]];
  const { ack, heard } = await world.does('bert', 'start-screen-share');
  assert.deepEqual(ack, { success: true, ...screen(world, 'bert') });
  assertTold(heard, { anna: started, bert: started, carl: started });
  assertTold((await world.does('bert', 'start-screen-share')).heard, {});
  assert.deepEqual((await world.state()).joined.screenShare, world.person('bert'));

  const stopped = [['screen-share-stopped', screen(world, 'bert')]];
  const end = await world.does('bert', 'stop-screen-share');
  assert.deepEqual(end.ack, { success: true, ...screen(world, 'bert') });
  assertTold(end.heard, { anna: stopped, bert: stopped, carl: stopped });
  assertTold((await world.does('bert', 'stop-screen-share')).heard, {});
  assert.equal((await world.state()).joined.screenShare, null);
});

test('one screen is shared at a time; the host may stop it, and it ends when its owner leaves', async () => {
  const world = await open();
  await world.does('bert', 'start-screen-share');
  assert.equal((await world.ask('carl', 'start-screen-share')).code, 'CONFLICT');
  assert.equal((await world.ask('carl', 'stop-screen-share', { userId: world.id('bert') })).code, 'FORBIDDEN');
  const stopped = [['screen-share-stopped', screen(world, 'bert')]];
  const byHost = await world.does('anna', 'stop-screen-share', { userId: world.id('bert'), reason: 'unheard' });
  assert.deepEqual(byHost.ack, { success: true, ...screen(world, 'bert') });
  assertTold(byHost.heard, { anna: stopped, bert: stopped, carl: stopped });

  await world.does('carl', 'start-screen-share');
  const { heard } = await world.does('carl', 'leave-meeting');
  const gone = [['screen-share-stopped', screen(world, 'carl')], ['participant-left', { ...world.person('carl'), participantCount: 2 }]];
  assertTold(heard, { anna: gone, bert: gone, carl: [['meeting-left', { meetingId: world.meetingId }]] });
  await world.does('carl', 'join-meeting');
});

refusals('start-screen-share', {
  scene: open,
  rows: [...inMeeting('start-screen-share'), ['a device that is in no meeting', {}, 'FORBIDDEN', /connection/, 'phone']],
});

refusals('stop-screen-share', {
  scene: open,
  rows: [
    ...inMeeting('stop-screen-share'),
    ...badReasons,
    ["somebody else's", (world) => ({ userId: world.id('carl') }), 'FORBIDDEN', /host/],
    ['a name for userId', { userId: 'carl' }, 'BAD_REQUEST', /^userId must be a whole number$/],
  ],
});

test('start-screen-share is refused to others where the host alone may', async () => {
  const world = await gather({ settings: { allowScreenShare: 'host' } });
  const refused = await world.ask('bert', 'start-screen-share');
  assert.deepEqual(refused, { success: false, error: 'Only the host may share a screen in this meeting', code: 'FORBIDDEN' });
  const started = [['screen-share-started', screen(world, 'anna')]];
  assertTold((await world.does('anna', 'start-screen-share')).heard, { anna: started, bert: started, carl: started });
  await world.leave();
});
