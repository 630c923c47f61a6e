// Somebody who comes to a meeting and goes again, through the stock client, and keeps both lists that a client may keep.
import assert from 'node:assert/strict';
import { dial } from './people.mjs';

const WITHIN_MS = 60_000;

/** One user of a meeting, in it or not; owns at most one socket that is connected. */
export class Attendee {
  constructor({ userId, token, meetingId, at }) {
    Object.assign(this, { userId, token, meetingId, at });
    this.recoveries = 0;
    this.leaveView();
  }

  /** Comes in, by a new connection where there is none. */
  async join() {
    if (!this.socket?.connected) await this.connect();
    const answer = await this.ask('join-meeting');
    assert.equal(answer.success, true, `join: ${answer.error}`);
    this.in = true;
  }

  async leave() {
    this.in = false;
    const answer = await this.ask('leave-meeting');
    assert.equal(answer.success, true, `leave: ${answer.error}`);
    this.leaveView();
  }

  /** Says goodbye with the connection: no 15 seconds are kept for that. */
  hangUp() {
    this.in = false;
    this.leaveView();
    this.socket.disconnect();
  }

  /** Loses the connection without a word, as far as the server knows for good. */
  vanish() {
    this.in = false;
    this.leaveView();
    return this.cut();
  }

  /** Loses the connection, and after a while goes on with the same socket; joins anew only where it was not recovered. */
  async recover(awayMs) {
    await this.cut();
    await pause(awayMs);
    await this.open();
    if (this.socket.recovered) {
      this.recoveries += 1;
    } else {
      await this.join();
    }
  }

  /** Loses the connection, and after a while joins by another socket, as a page that was loaded again. */
  async reload(awayMs) {
    await this.cut();
    await pause(awayMs);
    await this.connect();
    await this.join();
  }

  cut() {
    assert.ok(this.socket.connected, 'the server keeps the connection');
    const gone = new Promise((resolve) => this.socket.once('disconnect', resolve));
    this.socket.io.engine.close();
    return gone;
  }

  async connect() {
    this.leaveView();
    this.socket = dial(this.token, { at: this.at, autoConnect: false, reconnection: false, timeout: WITHIN_MS });
    this.socket.offAny(); // Two hundred lists of two hundred, four times a second: none but the last is kept.
    this.listen(this.socket);
    await this.open();
  }

  open() {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      const settle = (ended) => (result) => {
        socket.off('connect', connected);
        socket.off('connect_error', failed);
        ended(result);
      };
      const connected = settle(resolve);
      const failed = settle(reject);
      socket.on('connect', connected);
      socket.on('connect_error', failed);
      socket.connect();
    });
  }

  /** What this socket hears, as long as it is the one in use. */
  listen(socket) {
    const on = (name, heard) => socket.on(name, (news) => socket === this.socket && heard(news));
    on('meeting-joined', ({ participants }) => {
      this.view = new Set(participants.map((each) => each.userId));
    });
    on('participant-joined', ({ userId }) => this.view?.add(userId));
    on('participant-left', ({ userId }) => this.view?.delete(userId));
    on('participants-updated', (snapshot) => {
      this.snapshot = snapshot;
    });
  }

  leaveView() {
    this.view = undefined;
    this.snapshot = undefined;
  }

  ask(event) {
    return this.socket.timeout(WITHIN_MS).emitWithAck(event, { meetingId: this.meetingId });
  }

  /** Whom this client shows by what came and went, as sorted ids. */
  shown() {
    return [...(this.view ?? [])].sort();
  }

  /** Whom the last snapshot names; `connected` names those alone who are. */
  told({ connected = false } = {}) {
    const people = this.snapshot?.participants ?? [];
    return people.filter((each) => !connected || each.isConnected).map((each) => each.userId).sort();
  }
}

/** The time that somebody is away, or does nothing. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
