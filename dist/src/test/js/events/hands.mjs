// Raised hands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all } from '../people.mjs';
import { assertLike, isTime } from './likeness.mjs';
import { byHost, inMeeting, refusals, unknownPerson } from './refusals.mjs';
import { assertHears, assertTold, gather } from './scene.mjs';

let scene;
const open = async () => (scene ??= await gather());
after(() => scene?.leave());

const toAll = (told) => ({ anna: told, bert: told, carl: told });
const up = (world, name) => ({ ...world.person(name), timestamp: isTime });

/** Everybody in the meeting is told whose hands are up, soon after that has changed, and nobody else is. */
async function listed(world, names) {
  const list = names.map((name) => up(world, name));
  for (const each of ['anna', 'bert', 'carl']) await assertHears(world.socket(each), 'raised-hands-updated', list);
  for (const each of ['desk', 'phone', 'dora']) assert.deepEqual(all(world.socket(each), 'raised-hands-updated'), []);
}

test('hand-raised tells everybody in the meeting who, and all hands in their order', async () => {
  const world = await open();
  const raise = async (name, inOrder) => {
    const { ack, heard } = await world.does(name, 'hand-raised');
    assertLike(ack, { success: true, meetingId: world.meetingId, ...up(world, name) });
    assertTold(heard, toAll([['hand-raised', { meetingId: world.meetingId, ...up(world, name) }]]));
    await listed(world, inOrder);
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
  assertTold(heard, toAll([['hand-lowered', lowered]]));
  await listed(world, ['bert']);
  assertTold((await world.does('carl', 'hand-lowered')).heard, {});
});

test('lower-hand lowers that of somebody else, for the host', async () => {
  const world = await open();
  const lowered = { meetingId: world.meetingId, ...world.person('bert') };
  const { ack, heard } = await world.does('anna', 'lower-hand', { userId: world.id('bert'), reason: 'unheard' });
  assert.deepEqual(ack, { success: true, ...lowered });
  assertTold(heard, toAll([['hand-lowered', lowered]]));
  await listed(world, []);
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
