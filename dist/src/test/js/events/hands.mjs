// Raised hands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertLike, isTime } from './likeness.mjs';
import { byHost, inMeeting, refusals, unknownPerson } from './refusals.mjs';
import { assertTold, gather } from './scene.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

const toAll = (told) => ({ anna: told, bert: told, carl: told });
const up = (world, name) => ({ ...world.person(name), timestamp: isTime });

test('hand-raised tells everybody in the meeting who, and all hands in their order', async () => {
  const world = await open();
  const raise = async (name, inOrder) => {
    const { ack, heard } = await world.does(name, 'hand-raised');
    assertLike(ack, { success: true, meetingId: world.meetingId, ...up(world, name) });
    const list = inOrder.map((each) => up(world, each));
    assertTold(heard, toAll([['hand-raised', { meetingId: world.meetingId, ...up(world, name) }], ['raised-hands-updated', list]]));
    return ack;
  };
  const first = await raise('carl', ['carl']);
  await raise('bert', ['carl', 'bert']);
  const again = await world.does('carl', 'hand-raised');
  assert.deepEqual(again.ack, first);
  assertTold(again.heard, {});
  const { joined } = await world.state();
  assert.deepEqual(joined.raisedHands.map(({ userId }) => userId), [world.id('carl'), world.id('bert')]);
});

test('hand-lowered tells everybody in the meeting, once', async () => {
  const world = await open();
  const lowered = { meetingId: world.meetingId, ...world.person('carl') };
  const { ack, heard } = await world.does('carl', 'hand-lowered');
  assert.deepEqual(ack, { success: true, ...lowered });
  assertTold(heard, toAll([['hand-lowered', lowered], ['raised-hands-updated', [up(world, 'bert')]]]));
  assertTold((await world.does('carl', 'hand-lowered')).heard, {});
});

test('lower-hand lowers that of somebody else, for the host', async () => {
  const world = await open();
  const lowered = { meetingId: world.meetingId, ...world.person('bert') };
  const { ack, heard } = await world.does('anna', 'lower-hand', { userId: world.id('bert'), reason: 'unheard' });
  assert.deepEqual(ack, { success: true, ...lowered });
  assertTold(heard, toAll([['hand-lowered', lowered], ['raised-hands-updated', []]]));
  assertTold((await world.does('anna', 'lower-hand', { userId: world.id('bert') })).heard, {});
});

for (const event of ['hand-raised', 'hand-lowered']) refusals(event, { scene: open, as: 'chat-error', rows: inMeeting(event) });

refusals('lower-hand', {
  scene: open,
  as: 'chat-error',
  by: 'anna',
  good: { userId: '999999999' },
  // A hand that is not up is no error, whosever it is.
  rows: [...byHost('lower-hand'), ...unknownPerson('userId').filter(([, , code]) => code !== 'NOT_FOUND')],
});
