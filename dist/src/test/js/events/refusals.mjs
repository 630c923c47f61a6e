// What is refused, as tables: by which code and error event, naming the field; nobody is told, and nothing is changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, received } from '../people.mjs';
import { heard as everHeard, noteRefusal } from './coverage.mjs';
import { assertLike } from './likeness.mjs';
import { failure } from './shapes.mjs';

const NOBODY = '999999999';
const NO_MEETING = 'zzz-zzzz-zzz';

/** What every event refuses that names a meeting which its sender must be in. */
export const inMeeting = (event) => [
  ...malformed(event, 'an object'),
  ['no meetingId', { meetingId: undefined }, 'BAD_REQUEST', /^meetingId must be a string$/],
  ['null for meetingId', { meetingId: null }, 'BAD_REQUEST', /^meetingId must be a string$/],
  ['an object for meetingId', { meetingId: {} }, 'BAD_REQUEST', /^meetingId must be a string$/],
  ['an unknown meeting', { meetingId: NO_MEETING }, 'NOT_FOUND', /zzz-zzzz-zzz/],
  ['a meeting that has ended', ({ endedId }) => ({ meetingId: endedId }), 'CONFLICT', /ended/, 'anna', 'ended'],
  ['somebody who is not in it', {}, 'FORBIDDEN', /./, 'dora'],
];

/** The same for what the host alone may do, and may say why. */
export const byHost = (event) => [...inMeeting(event), ...badReasons, ['a participant', {}, 'FORBIDDEN', /host/, 'bert']];

/** What is no reason for the audit log. */
export const badReasons = [
  ['a reason that is too long', { reason: 'x'.repeat(501) }, 'BAD_REQUEST', /^reason size must be between 0 and 500$/],
  ['an object for reason', { reason: {} }, 'BAD_REQUEST', /^reason must be a string$/],
];

/** Payloads of another kind. */
export const malformed = (event, kind) => [
  ['a payload of text', 'text', 'BAD_REQUEST', new RegExp(`^The payload of ${event} must be ${kind}$`)],
  ['a list', [], 'BAD_REQUEST', new RegExp(`^The payload of ${event} must be ${kind}$`)],
  ['null', null, 'BAD_REQUEST', new RegExp(`^The payload of ${event} must be ${kind}$`)],
];

/** A user that there is not, where the event names one by this field. */
export const unknownPerson = (field) => [
  [`no ${field}`, { [field]: undefined }, 'BAD_REQUEST', new RegExp(`^${field} must be a whole number$`)],
  [`a word for ${field}`, { [field]: 'bert' }, 'BAD_REQUEST', new RegExp(`^${field} must be a whole number$`)],
  [`an unknown ${field}`, { [field]: NOBODY }, 'NOT_FOUND', /participant 999999999/],
];

/**
 * One test of all rows, each `[what, change, code, message, by]`: the change is to a payload that would be good, or a function of
 * the scene that gives it.
 */
export function refusals(event, { scene, as = 'error', by = 'bert', good = {}, rows }) {
  test(`${event} is refused by its own error`, async (context) => {
    const world = await scene();
    const before = await world.state();
    const { heard } = await world.during(async () => {
      for (const [what, change, code, message, who = by, reason] of rows) {
        await context.test(what, () => refusal({ world, event, as, who, code, message, reason, payload: changed(good, change, world) }));
      }
    });
    for (const [name, told] of Object.entries(heard)) {
      assert.deepEqual(told.filter(([error]) => error !== as), [], `${name} was told nothing but his own errors`);
    }
    assert.deepEqual(await world.state(), before, 'nothing was changed');
  });
}

function changed(good, change, world) {
  const resolve = (value) => (typeof value === 'function' ? value(world) : value);
  const by = resolve(change);
  if (by === null || typeof by !== 'object' || Array.isArray(by)) return by;
  return { meetingId: world.meetingId, ...resolve(good), ...by };
}

async function refusal({ world, event, as, who, code, message, reason, payload }) {
  const socket = world.socket(who);
  const from = socket.got.length;
  const answer = await ask(socket, event, payload);
  const why = reason ? { reason } : {};
  assertLike(answer, { success: false, error: (text) => message.test(text), code, ...why });
  noteRefusal(event, code);
  const told = () => socket.got.slice(from).filter(({ args: [error] }) => error?.event === event);
  await received(socket, as, (error) => told().some(({ args: [mine] }) => mine === error));
  assert.equal(told().length, 1, 'one error');
  assertLike(told()[0].args[0], { ...failure, event, code, message: answer.error, error: answer.error, ...why });
  everHeard.add(as);
}
