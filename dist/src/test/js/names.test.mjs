// The longest name that an account may have, of characters that a database may count as two, through all that is kept with names.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, connect, createMeeting, hangUp, received, rest } from './people.mjs';

after(hangUp);

const FACES = 0x1f600;

/** 64 emojis, other ones for each time and number. */
function longest(number) {
  const digits = Array.from(`${Date.now()}${number}`, (digit) => String.fromCodePoint(FACES + Number(digit)));
  return [...digits, ...Array(64 - digits.length).fill(String.fromCodePoint(FACES + 10 + number))].join('');
}

async function signUp(number) {
  const username = longest(number);
  const account = { username, email: `face${number}-${Date.now()}@example.org`, password: 'correct horse battery' };
  const answer = await rest('POST', '/api/auth/register', account);
  assert.equal(answer.body.user?.username, username, JSON.stringify(answer.body));
  return answer.body;
}

test('whoever has the longest name of emojis can do what everybody can', async () => {
  const [host, guest] = [await signUp(1), await signUp(2)];
  const [h, g] = [await connect(host.accessToken), await connect(guest.accessToken)];
  const meeting = { meetingId: (await createMeeting(host)).id };
  const does = async (socket, event, fields = {}) => {
    const answer = await ask(socket, event, { ...meeting, ...fields });
    assert.equal(answer.success, true, `${event}: ${JSON.stringify(answer)}`);
    return answer;
  };

  assert.equal((await does(h, 'join-meeting')).meeting.hostName, host.user.username);
  await does(g, 'join-meeting');
  await does(g, 'hand-raised');
  assert.deepEqual((await received(h, 'raised-hands-updated')).map(({ username }) => username), [guest.user.username]);
  await does(g, 'start-screen-share');
  assert.equal((await received(h, 'screen-share-started')).username, guest.user.username);
  await does(g, 'chat-message', { text: 'hello', type: 'text' });
  await does(h, 'start-recording', { type: 'both' });
  await does(h, 'stop-recording');
  await does(g, 'request-host-control');
  assert.equal((await received(h, 'host-control-request')).requesterName, guest.user.username);
  await does(h, 'respond-host-control', { accepted: true });
  assert.equal((await received(g, 'host-changed')).newHostName, guest.user.username);
  await does(g, 'eject-participant', { participantId: String(host.user.id), reason: 'to be in the audit log' });
});

test('whoever has the longest name of emojis waits, and is present in rooms', async () => {
  const [host, guest] = [await signUp(3), await signUp(4)];
  const [h, g] = [await connect(host.accessToken), await connect(guest.accessToken)];
  const { id: meetingId } = await createMeeting(host, { settings: { waitingRoom: true } });
  await ask(h, 'join-meeting', { meetingId });
  assert.equal((await ask(g, 'join-meeting', { meetingId })).waiting, true);
  assert.equal((await received(h, 'waiting-join')).username, guest.user.username);

  const r = await connect(guest.accessToken, { auth: { dialects: ['rooms'] } });
  assert.equal((await ask(r, 'room:join', { roomId: `faces-${guest.user.id}` })).success, true);
});
