// People who use a running server through the stock client, and the few steps that every test takes.
import { io } from 'socket.io-client';

/** The server that everybody talks to who names no other. */
export let url = process.env.CAUSERIE_URL;

/** Lets everybody talk to another server from now on. */
export function talkTo(address) {
  url = address;
}

let count = 0;

/** The answer of a REST call; `body` goes as JSON. */
export async function rest(method, path, body, token, at = url) {
  const response = await fetch(at + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

/** Somebody new, signed up: `{user, accessToken, password, …}`. */
export async function signUp(name = 'anna', at = url) {
  const username = `${name}-${Date.now().toString(36)}${(count += 1)}`;
  const answer = await rest('POST', '/api/auth/register', {
    username,
    email: `${username}@example.org`,
    password: 'correct horse battery',
  }, undefined, at);
  if (answer.status !== 201 && answer.status !== 200) throw new Error(`sign-up: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, username, password: 'correct horse battery' };
}

/** A meeting of this person. */
export async function createMeeting(person, more = {}, at = url) {
  const answer = await rest('POST', '/api/meetings', { title: 'Test', ...more }, person.accessToken, at);
  if (answer.status !== 201) throw new Error(`meeting: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const open = new Set();

/** A stock client's socket that is connected; every event it gets is kept in `socket.got`. */
export async function connect(token, options = {}) {
  const socket = dial(token, options);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** The same without waiting; `client` is the `io` of another version. */
export function dial(token, { auth = {}, client = io, at = url, ...options } = {}) {
  const socket = client(at, {
    auth: typeof auth === 'function' ? auth : { ...(token ? { token } : {}), ...auth },
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    transports: ['websocket'],
    ...options,
  });
  socket.got = [];
  socket.onAny?.((name, ...args) => socket.got.push({ name, args }));
  open.add(socket);
  return socket;
}

/** Ends every socket that a test opened. */
export function hangUp() {
  for (const socket of open) socket.disconnect();
  open.clear();
}

/** The ack of an event, within 5 seconds; of clients before 4.4, too. */
export function ask(socket, event, ...args) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ack of ${event} within 5000 ms`)), 5000);
    socket.emit(event, ...args, (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}

/** The first argument of the first event with this name, that fits, that came or comes within 5 seconds. */
export async function received(socket, name, fits = () => true) {
  return eventually(() => socket.got.find((event) => event.name === name && fits(event.args[0]))?.args[0], `event ${name}`);
}

/** All first arguments of the events with this name so far. */
export function all(socket, name) {
  return socket.got.filter((event) => event.name === name).map((event) => event.args[0]);
}

/** What `look` gives once it is not undefined or false, within `ms`. */
export async function eventually(look, what, ms = 5000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`no ${what} within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
