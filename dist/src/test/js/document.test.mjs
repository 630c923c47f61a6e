// The snippets of the client document, run as they stand by two people: a host and a participant. Only what a reader has to fill
// in is filled in, on its way to the server: the address, the token, the ids. Every listener of the document must be called, with
// the fields that the document names.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import vm from 'node:vm';
import { io } from 'socket.io-client';
import { ask, createMeeting, eventually, rest, signUp, url } from './people.mjs';

/** Of the Manager, in every client that speaks this protocol; a socket never has them. */
const OF_THE_MANAGER = ['reconnect', 'reconnect_attempt', 'reconnect_error', 'reconnect_failed'];
const QUIET_MS = 120;

const markdown = await readFile(new URL('documents/1-visio.md', import.meta.url), 'utf8');
const snippets = [...markdown.matchAll(/```javascript\n([\s\S]*?)```/g)].map((match) => match[1]);

/** The fields that the document names for an event, in the comment inside its listener. */
const documented = new Map();
for (const snippet of snippets) {
  for (const [, name, body] of snippet.matchAll(/socket\.on\('([^']+)',[^{]*\{([\s\S]*?)\n\}\);/g)) {
    const fields = body.match(/\/\/ \{ ([^}]+) \}/);
    if (fields) documented.set(name, fields[1].split(',').map((field) => field.trim()));
  }
}

let host;
let guest;
let world;

class PeerConnection {
  static calls = [];

  async setRemoteDescription(description) {
    PeerConnection.calls.push(['remote', description]);
  }

  async createAnswer() {
    return { type: 'answer', sdp: 'v=0' };
  }

  async setLocalDescription() {}

  async addIceCandidate(candidate) {
    PeerConnection.calls.push(['candidate', candidate]);
  }

  close() {
    PeerConnection.calls.push(['closed']);
  }
}

/** Somebody who has nothing but the document. */
async function reader(name) {
  const person = await signUp(name);
  const self = { person, id: String(person.user.id), heard: new Map(), printed: [] };
  const context = {
    io: (address, options) => {
      assert.equal(address, 'http://localhost:3000');
      self.socket = watched(io(url, { ...options, auth: { token: person.accessToken }, forceNew: true, reconnectionDelay: 50 }), self);
      return self.socket;
    },
    console: { log: (...words) => self.printed.push(words), error: (...words) => self.printed.push(words) },
    RTCPeerConnection: PeerConnection,
    peerConnection: new PeerConnection(),
    peerConnections: new Map([['one', new PeerConnection()]]),
    localStorage: {},
    candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host' },
    audioVideoData: Buffer.from('sound and pictures'),
    data: {},
    currentMeetingId: null,
  };
  self.context = vm.createContext(context);
  return self;
}

/** The socket as the snippets have it: what a reader fills in is filled in, and what comes is noted. */
function watched(socket, self) {
  const emit = socket.emit.bind(socket);
  const on = socket.on.bind(socket);
  socket.emit = (event, ...args) => emit(event, ...args.map((each) => filledIn(each, self)));
  socket.on = (event, listener) =>
    on(event, (...args) => {
      self.heard.set(event, [...(self.heard.get(event) ?? []), args[0]]);
      return listener(...args);
    });
  return socket;
}

function filledIn(value, self) {
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  const other = self === host ? guest : host;
  const ids = {
    'your-jwt-token': self.person.accessToken,
    'meeting-id': world.meetingId,
    'message-id': world.messageId,
    'socket-id': world.ticket,
    'notification-id': world.notificationId,
    'new-host-id': other.id,
    'participant-id': other.id,
  };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ids[each] ?? each]));
}

/** A meeting that both are in, with a message in its chat. */
async function meet(settings = {}) {
  const { id: meetingId } = await createMeeting(host.person, { settings });
  world = { meetingId, messageId: '1', ticket: 'nobody', notificationId: '1' };
  for (const each of [host, guest]) {
    each.context.targetUserId = (each === host ? guest : host).id;
    assert.equal((await ask(each.socket, 'join-meeting', { meetingId })).success, true);
  }
  const said = await ask(guest.socket, 'chat-message', { meetingId, text: 'hello', type: 'text' });
  const inbox = await ask(guest.socket, 'get-notifications', {});
  world.messageId = said.messageId;
  world.notificationId = inbox.notifications[0]?.id ?? '1';
}

async function invite() {
  const answer = await rest('POST', `/api/meetings/${world.meetingId}/invites`, { userIds: [guest.person.user.id] }, host.person.accessToken);
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
}

before(async () => {
  host = await reader('anna');
  guest = await reader('bert');
});

after(() => {
  host?.socket?.disconnect();
  guest?.socket?.disconnect();
});

test('every snippet runs as it stands', async () => {
  const [connecting, ...rest_] = snippets;
  for (const each of [host, guest]) {
    vm.runInContext(connecting, each.context);
    await eventually(() => each.socket.connected, 'a connection');
  }
  await meet();
  await invite();
  const notJavaScript = [];
  for (const snippet of rest_) {
    let script;
    try {
      script = new vm.Script(snippet);
    } catch {
      notJavaScript.push(snippet);
      continue;
    }
    await meet();
    for (const each of [host, guest]) {
      script.runInContext(each.context);
      await pause(QUIET_MS);
    }
  }
  assert.equal(notJavaScript.length, 1, 'only the shell command under "Debugging" is not JavaScript');
  assert.match(notJavaScript[0], /npm start/);
});

test('every listener of the document is called', async () => {
  await meet();
  await invite();
  // What the snippets do not bring about themselves: others' doings, and faults.
  await ask(host.socket, 'request-host-control', { meetingId: world.meetingId });
  await ask(guest.socket, 'request-host-control', { meetingId: world.meetingId });
  await ask(host.socket, 'respond-host-control', { meetingId: world.meetingId, accepted: false });
  await ask(guest.socket, 'webrtc-offer', { to: host.id, offer: { type: 'offer', sdp: 'v=0' } });
  await ask(guest.socket, 'join-meeting', { meetingId: 'abc-defg-hij' });
  await ask(guest.socket, 'chat-message', { meetingId: world.meetingId, text: '' });
  await ask(guest.socket, 'start-recording', { meetingId: world.meetingId });
  await ask(guest.socket, 'mark-notification-read', { notificationId: '999999999' });
  await ask(guest.socket, 'nothing-like-that', {});
  await ask(host.socket, 'start-recording', { meetingId: world.meetingId, type: 'both' });
  await ask(host.socket, 'stop-recording', { meetingId: world.meetingId });
  guest.socket.emit('authenticate', { token: 'your-jwt-token' });
  await ask(host.socket, 'eject-participant', { meetingId: world.meetingId, participantId: guest.id, reason: 'test' });
  const waiting = await createMeeting(host.person, { settings: { waitingRoom: true } });
  await ask(host.socket, 'join-meeting', { meetingId: waiting.id });
  const waits = await ask(guest.socket, 'join-meeting', { meetingId: waiting.id });
  assert.equal(waits.waiting, true);
  await eventually(() => host.heard.has('waiting-join'), 'a knock');
  const { socketId } = host.heard.get('waiting-join').at(-1);
  await ask(host.socket, 'approve-waiting', { meetingId: waiting.id, socketId });
  guest.socket.emit('authenticate', { token: 'none' });
  for (const each of [host, guest]) {
    each.socket.io.engine.close();
    await eventually(() => each.socket.connected, 'a new connection');
  }
  const all = new Set([...markdown.matchAll(/socket\.on\('([^']+)'/g)].map((match) => match[1]));
  const deaf = () => [...all].filter((name) => !OF_THE_MANAGER.includes(name) && !host.heard.has(name) && !guest.heard.has(name));
  await eventually(() => deaf().length === 0, 'call of every listener', 5000).catch(() => undefined);
  assert.deepEqual(deaf(), []);
});

test('what the listeners are given has the fields that the document names', () => {
  assert.ok(documented.size >= 20, `${documented.size} events with fields`);
  for (const [name, fields] of documented) {
    for (const payload of [...(host.heard.get(name) ?? []), ...(guest.heard.get(name) ?? [])]) {
      // There is no recording that its fields could tell of.
      if (payload.status === 'idle') continue;
      for (const field of fields) assert.ok(field in payload, `${name} without ${field}: ${JSON.stringify(payload)}`);
    }
  }
});

test('nothing that the snippets print is undefined, and media met its peer', () => {
  for (const words of [...host.printed, ...guest.printed]) {
    if (words[0] === 'Connecté au serveur' || words.length < 2) continue;
    assert.notEqual(words[1], undefined, String(words[0]));
  }
  const kinds = new Set(PeerConnection.calls.map(([kind]) => kind));
  for (const kind of ['remote', 'candidate', 'closed']) assert.ok(kinds.has(kind), kind);
});
