// Host control in the visio dialect: asking to be host, quality for all and for oneself, and who may not.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, hangUp, received, rest, signUp } from './people.mjs';

after(hangUp);

/** A host and a participant in a meeting. */
async function hosted() {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const meeting = await createMeeting(anna);
  const [a, b] = [await connect(anna.accessToken), await connect(bert.accessToken)];
  await ask(a, 'join-meeting', { meetingId: meeting.id });
  await ask(b, 'join-meeting', { meetingId: meeting.id });
  return { anna, bert, a, b, meetingId: meeting.id };
}

test('a request reaches the host, and his answer the requester', async () => {
  const { bert, a, b, meetingId } = await hosted();
  assert.equal((await ask(b, 'request-host-control', { meetingId })).success, true);
  assert.equal((await received(b, 'host-control-request-sent')).meetingId, meetingId);
  const request = await received(a, 'host-control-request');
  assert.deepEqual(request, { meetingId, requesterId: String(bert.user.id), requesterName: bert.username });
  await ask(b, 'request-host-control', { meetingId });

  const answer = await ask(a, 'respond-host-control', { meetingId, accepted: false });
  assert.equal(answer.success, true);
  const declined = { meetingId, accepted: false, requesterId: String(bert.user.id) };
  assert.deepEqual(await received(b, 'host-control-response'), declined);
  assert.deepEqual(await received(a, 'host-control-response'), declined);
  assert.equal(all(a, 'host-control-request').length, 1);
  const again = await ask(a, 'respond-host-control', { meetingId, accepted: true });
  assert.equal(again.code, 'NOT_FOUND');
});

test('the host sets the quality of all, anyone his own', async () => {
  const { a, b, meetingId } = await hosted();
  const low = { meetingId, video: 'low', audio: 'high' };
  assert.equal((await ask(b, 'change-quality', low)).code, 'FORBIDDEN');
  assert.equal((await received(b, 'error')).event, 'change-quality');

  assert.equal((await ask(a, 'change-quality', low)).success, true);
  assert.deepEqual(await received(b, 'quality-changed'), low);
  const late = await connect((await signUp('late')).accessToken);
  await ask(late, 'join-meeting', { meetingId });
  assert.deepEqual(await received(late, 'quality-changed'), low);

  const own = { meetingId, video: 'medium', audio: 'auto', scope: 'self' };
  assert.equal((await ask(b, 'change-quality', own)).success, true);
  assert.deepEqual(await received(b, 'quality-changed', (each) => each.scope === 'self'), own);
  assert.equal(all(a, 'quality-changed').length, 1);
});

test('what the host alone may do is refused to others', async () => {
  const { anna, b, meetingId } = await hosted();
  const id = anna.user.id;
  const orders = {
    'promote-to-host': { newHostId: id },
    'eject-participant': { participantId: id },
    'allow-participant': { userId: id },
    'mute-participant': { userId: id },
    'ask-unmute': { userId: id },
    'change-layout': { layout: 'grid' },
    'respond-host-control': { accepted: true },
  };
  for (const [event, fields] of Object.entries(orders)) {
    assert.equal((await ask(b, event, { meetingId, ...fields })).code, 'FORBIDDEN', event);
  }
});

test('the audit log is for admins', async () => {
  await signUp('first');
  const { accessToken } = await signUp('second');
  assert.equal((await rest('GET', '/api/admin/audit')).status, 401);
  assert.equal((await rest('GET', '/api/admin/audit', undefined, accessToken)).status, 403);
  assert.equal((await rest('GET', '/api/admin/audit/export', undefined, accessToken)).status, 403);
});
