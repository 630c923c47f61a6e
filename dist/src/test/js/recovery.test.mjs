// A lost connection comes back with what it missed, once and in order.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { all, ask, connect, createMeeting, eventually, hangUp, signUp } from './people.mjs';

after(hangUp);

const texts = (socket) => all(socket, 'chat-message').filter((each) => each.type === 'text').map((each) => each.message);

for (const transports of [['websocket'], ['polling']]) {
  test(`what was missed arrives after a lost connection (${transports})`, async () => {
    const [anna, bert] = [await signUp('anna'), await signUp('bert')];
    const { id: meetingId } = await createMeeting(anna);
    const a = await connect(anna.accessToken);
    const b = await connect(bert.accessToken, { transports });
    await ask(a, 'join-meeting', { meetingId });
    await ask(b, 'join-meeting', { meetingId });
    const say = (text) => ask(a, 'chat-message', { meetingId, text, type: 'text' });

    await say('before');
    await eventually(() => texts(b).includes('before'), 'the first message');
    const id = b.id;
    b.io.engine.close();
    await eventually(() => !b.connected, 'a lost connection');
    for (let i = 0; i < 10; i += 1) await say(`missed ${i}`);
    await eventually(() => b.connected, 'a new connection');
    assert.equal(b.recovered, true);
    assert.equal(b.id, id);
    await say('after');
    await eventually(() => texts(b).includes('after'), 'the last message');
    assert.deepEqual(texts(b), ['before', ...Array.from({ length: 10 }, (_, i) => `missed ${i}`), 'after']);
  });
}

test('who said goodbye is not recovered', async () => {
  const anna = await signUp('anna');
  const a = await connect(anna.accessToken);
  a.disconnect();
  await eventually(() => !a.connected, 'the end');
  a.connect();
  await eventually(() => a.connected, 'a new beginning');
  assert.equal(a.recovered, false);
});

test("another user's private id is worth nothing", async () => {
  const [anna, bert] = [await signUp('anna'), await signUp('bert')];
  const { id: meetingId } = await createMeeting(anna);
  const a = await connect(anna.accessToken);
  await ask(a, 'join-meeting', { meetingId });
  await ask(a, 'chat-message', { meetingId, text: 'secret', type: 'text' });
  await eventually(() => texts(a).includes('secret'), 'the message');
  const pid = a._pid;
  a.io.engine.close();
  const thief = await connect(bert.accessToken, { auth: { pid, offset: '0' } });
  assert.notEqual(thief.id, a.id);
  assert.deepEqual(texts(thief), []);
});
