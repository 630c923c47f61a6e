// What hosts do to meetings and to those in them, in the visio dialect.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, received, signUp } from './people.mjs';

after(hangUp);

/** A host and two participants in a meeting. */
async function hosted() {
  const [anna, bert, carl] = [await signUp('anna'), await signUp('bert'), await signUp('carl')];
  const meeting = await createMeeting(anna);
  const [a, b, c] = [await connect(anna.accessToken), await connect(bert.accessToken), await connect(carl.accessToken)];
  for (const socket of [a, b, c]) await ask(socket, 'join-meeting', { meetingId: meeting.id });
  return { anna, bert, carl, a, b, c, meetingId: meeting.id };
}

test('an accepted requester becomes host, after he was told', async () => {
  const { anna, bert, a, b, c, meetingId } = await hosted();
  await ask(b, 'request-host-control', { meetingId });
  await ask(c, 'request-host-control', { meetingId });
  await received(a, 'host-control-request');

  const answer = await ask(a, 'respond-host-control', { meetingId, accepted: true });
  assert.equal(answer.success, true);
  const changed = await received(b, 'host-changed');
  assert.deepEqual(changed, {
    meetingId,
    oldHostId: String(anna.user.id),
    newHostId: String(bert.user.id),
    newHostName: bert.username,
  });
  const names = b.got.map((event) => event.name);
  assert.ok(names.indexOf('host-control-response') < names.indexOf('host-changed'));
  const inherited = await received(b, 'host-control-request');
  assert.equal(inherited.requesterName.startsWith('carl'), true);
  assert.equal((await ask(a, 'change-layout', { meetingId, layout: 'speaker' })).code, 'FORBIDDEN');
  assert.equal((await ask(b, 'change-layout', { meetingId, layout: 'speaker' })).success, true);
  assert.deepEqual(await received(c, 'layout-changed'), { meetingId, layout: 'speaker' });
});

test('the ejected are told, leave, and come back when they may', async () => {
  const { bert, a, b, c, meetingId } = await hosted();
  const order = { meetingId, participantId: String(bert.user.id), reason: 'too loud' };
  assert.equal((await ask(a, 'eject-participant', order)).success, true);
  assert.deepEqual(await received(b, 'ejected'), { meetingId, reason: 'too loud' });
  assert.deepEqual(await received(c, 'participant-ejected'), order);
  await received(c, 'participant-left');
  assert.equal((await ask(b, 'join-meeting', { meetingId })).code, 'FORBIDDEN');
  assert.equal((await ask(b, 'chat-message', { meetingId, text: 'still here', type: 'text' })).code, 'FORBIDDEN');
  assert.equal((await ask(a, 'allow-participant', { meetingId, userId: bert.user.id })).success, true);
  assert.equal((await ask(b, 'join-meeting', { meetingId })).success, true);
});

test('a host mutes, asks to unmute, and hands over', async () => {
  const { bert, a, b, c, meetingId } = await hosted();
  await ask(b, 'toggle-microphone', { meetingId, enabled: true });
  assert.equal((await ask(a, 'mute-participant', { meetingId, userId: bert.user.id })).success, true);
  await eventually(() => all(b, 'microphone-toggled').some((each) => each.enabled === false), 'mute');
  assert.equal((await ask(a, 'ask-unmute', { meetingId, userId: bert.user.id })).success, true);
  assert.equal((await received(b, 'unmute-asked')).meetingId, meetingId);
  assert.equal(all(c, 'unmute-asked').length, 0);
  const handed = await ask(a, 'promote-to-host', { meetingId, newHostId: bert.user.id });
  assert.equal(handed.newHostName, bert.username);
  assert.equal((await received(c, 'host-changed')).newHostId, String(bert.user.id));
});
