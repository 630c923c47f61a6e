// A meeting with people in it and around it, and what each of their sessions is told by what somebody does.
import assert from 'node:assert/strict';
import { ask, connect, createMeeting, received, rest, signUp } from '../people.mjs';
import { done, heard as everHeard } from './coverage.mjs';
import { assertLike, fits } from './likeness.mjs';
import { shapes } from './shapes.mjs';

/** Whose session it is. Two people have a second one, which is in no meeting unless it joins. */
export const SESSIONS = { anna: 'anna', desk: 'anna', bert: 'bert', phone: 'bert', carl: 'carl', dora: 'dora' };
/** Events that come by themselves and at their own times; they have cases of their own. */
const BY_THEMSELVES = [
  'participants-updated',
  'raised-hands-updated',
  'unread-notifications-count',
  'active-speaker',
  'connection-quality',
  'media-slots',
];
const SOON_MS = 5000;
const FENCE = '🚧';

const casts = new Map();

/**
 * The same people in every scene, and others in those where notifications are looked at; `keeper` hosts what is no scene, and
 * `ended` is a meeting of Anna's that is over.
 */
async function people(inChat) {
  if (!casts.has(inChat)) {
    const [anna, bert, carl, dora, keeper] = await Promise.all(['anna', 'bert', 'carl', 'dora', 'keeper'].map((name) => signUp(name)));
    const ended = await createMeeting(anna, { title: 'Over' });
    await rest('DELETE', `/api/meetings/${ended.id}`, undefined, anna.accessToken);
    casts.set(inChat, { people: { anna, bert, carl, dora, keeper }, endedId: ended.id });
  }
  return casts.get(inChat);
}

/**
 * A meeting of Anna's that some are in already; `inChat` for those who must not be notified of anything by the scene itself:
 * then everybody whose session is looked at has to be in the meeting.
 */
export async function gather({ inside = ['anna', 'bert', 'carl'], inChat = false, ...meeting } = {}) {
  const { people: all, endedId } = await people(inChat);
  const { id: meetingId } = await createMeeting(all.anna, { title: 'Standup', ...meeting });
  const sockets = {};
  for (const [name, owner] of Object.entries(SESSIONS)) sockets[name] = await connect(all[owner].accessToken);
  const scene = new Scene({ people: all, sockets, meetingId, endedId, inChat });
  for (const name of inside) {
    const joined = await ask(sockets[name], 'join-meeting', { meetingId, password: meeting.password });
    assert.equal(joined.success, true, JSON.stringify(joined));
  }
  return scene;
}

class Scene {
  constructor(parts) {
    // Whether anything may still be on its way to anybody.
    Object.assign(this, { unsettled: true, ...parts });
  }

  id(name) {
    return String(this.people[SESSIONS[name] ?? name].user.id);
  }

  name(name) {
    return this.people[SESSIONS[name] ?? name].username;
  }

  /** How events name somebody. */
  person(name) {
    return { userId: this.id(name), username: this.name(name) };
  }

  socket(name) {
    return this.sockets[name];
  }

  rest(who, method, path, body) {
    this.unsettled = true;
    return rest(method, path, body, this.people[who].accessToken);
  }

  /** Somebody's event in this meeting, that has to succeed: its ack, and what every session was told by it. */
  async does(who, event, fields = {}) {
    const { answer, heard } = await this.during(() => this.ask(who, event, fields));
    assert.equal(answer.success, true, `${event}: ${JSON.stringify(answer)}`);
    done.add(event);
    return { ack: answer, heard };
  }

  /** The ack of an event; a payload that is no object is sent as it is. */
  ask(who, event, fields = {}) {
    this.unsettled = true;
    const payload = fields !== null && typeof fields === 'object' ? { meetingId: this.meetingId, ...fields } : fields;
    return ask(this.sockets[who], event, payload);
  }

  /** What every session is told while this is done, in the order in which it came. */
  async during(action) {
    if (this.unsettled) await this.quiet();
    for (const socket of Object.values(this.sockets)) socket.got.length = 0;
    const answer = await action();
    await this.quiet();
    const told = Object.entries(this.sockets).map(([name, socket]) => {
      socket.got.forEach(assertShape);
      return [name, socket.got.filter((each) => !this.#ofTheScene(each)).map((each) => [each.name, each.args[0]])];
    });
    return { answer, heard: Object.fromEntries(told) };
  }

  /** Waits until everybody has what was told so far: durable events come to all in one order, and volatile ones at once. */
  async quiet() {
    const there = Object.values(this.sockets).filter((socket) => socket.connected);
    // Who was invited to a meeting is not told again soon: every fence is a meeting of its own.
    const fence = this.inChat ? undefined : await createMeeting(this.people.keeper, { title: 'Fence' });
    const passed = there.map((socket) => this.#fencePassed(socket, fence?.id));
    if (this.inChat) {
      await ask(this.sockets.anna, 'chat-message', { meetingId: this.meetingId, text: FENCE, type: 'reaction' });
    } else {
      const userIds = ['anna', 'bert', 'carl', 'dora'].map((name) => this.people[name].user.id);
      await this.rest('keeper', 'POST', `/api/meetings/${fence.id}/invites`, { userIds });
    }
    await Promise.all(passed);
    this.unsettled = false;
  }

  #fencePassed(socket, fenceId) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no fence within ${SOON_MS} ms`)), SOON_MS);
      const look = (name, ...args) => {
        if (!this.#isFence({ name, args }) || (fenceId && args[0].data.meetingId !== fenceId)) return;
        clearTimeout(late);
        socket.offAny(look);
        resolve();
      };
      socket.onAny(look);
    });
  }

  #isFence({ name, args: [payload] }) {
    return this.inChat ? name === 'chat-message' && payload.message === FENCE : name === 'notification' && payload.data.invitedBy === this.id('keeper');
  }

  #ofTheScene(event) {
    return BY_THEMSELVES.includes(event.name) || this.#isFence(event) || this.#isOfARecordingElsewhere(event);
  }

  /** A recording is stopped a moment after its meeting, maybe while the next scene is on. */
  #isOfARecordingElsewhere({ name, args: [payload] }) {
    return name === 'notification' && payload.type === 'recording_status' && payload.data.meetingId !== this.meetingId;
  }

  /** All that a meeting is to its host, for telling whether anything was changed. */
  async state() {
    const joined = await this.ask('anna', 'join-meeting');
    const { messages = [] } = await this.ask('anna', 'get-chat-history', { limit: 100 });
    const recording = await this.ask('anna', 'get-recording-status');
    return { joined, said: messages.filter((message) => message.message !== FENCE), recording };
  }

  /** Ends the meeting, whoever is its host now, and every session: nobody inherits it by that. */
  async leave() {
    for (const name of ['anna', 'bert', 'carl']) await this.rest(name, 'DELETE', `/api/meetings/${this.meetingId}`);
    for (const socket of Object.values(this.sockets)) socket.disconnect();
  }
}

/** Every event that anybody is told has exactly the fields of its kind. */
function assertShape({ name, args: [payload] }) {
  assert.ok(name in shapes, `an event that no shape is known of: ${name} ${JSON.stringify(payload)}`);
  assertLike(payload, shapes[name], name);
}

/**
 * What every session was told: those that are named exactly this, by event in the order of each, and the others nothing.
 * What answers somebody comes beside what everybody is told, and may overtake it.
 */
export function assertTold(heard, expected) {
  for (const [name, told] of Object.entries(heard)) {
    const wanted = byEvent(expected[name] ?? []);
    const got = byEvent(told);
    assert.deepEqual(got.map(([event]) => event), wanted.map(([event]) => event), `what ${name} was told: ${JSON.stringify(told)}`);
    wanted.forEach(([event, payload], at) => {
      assertLike(got[at][1], payload, `${event} as ${name} was told it`);
      everHeard.add(event);
    });
  }
}

function byEvent(told) {
  return [...told].sort(([one], [other]) => one.localeCompare(other));
}

/** The first event of a name that a session gets and that fits, with exactly the fields of its shape. */
export async function assertHears(socket, name, expected) {
  const payload = await received(socket, name, (each) => fits(each, expected));
  assertLike(payload, shapes[name], name);
  everHeard.add(name);
  return payload;
}
