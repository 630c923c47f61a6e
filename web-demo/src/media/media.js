import { effect, signal, untracked } from '@preact/signals';
import { CAMERA, Device, MICROPHONE, openBoth } from './device.js';
import { deviceFault } from './faults.js';
import { sharedScreens } from './slots.js';

/**
 * @import { Line } from '../server/line.js'
 * @import { Meeting } from '../meeting/meeting.js'
 * @import { People } from '../meeting/people.js'
 * @import { MeetingJoined } from '../wire'
 * @import { Connection } from './connection.js'
 * @import { DeviceFault } from './faults.js'
 */

/** What the user sends into the meeting: microphone, camera and screen. */
export class Media {
  microphone;
  camera;
  screen = signal(/** @type {MediaStreamTrack | null} */ (null));
  /** Whether the microphone is off because somebody else has turned it off. */
  silenced = signal(false);
  /** Whether somebody else has ended the last screen share. */
  screenStopped = signal(false);
  /** The browser plays no sound before the user has touched the page. */
  soundBlocked = signal(false);

  #line;
  #meeting;
  #people;
  #connection;
  #devices;
  /** @type {string | null} */
  #meetingId = null;

  /**
   * @param {{line: Line, meeting: Meeting, people: People, connection: Connection, devices: MediaDevices | undefined}} outside
   *     `devices` are the browser's
   */
  constructor({ line, meeting, people, connection, devices }) {
    this.#line = line;
    this.#meeting = meeting;
    this.#people = people;
    this.#connection = connection;
    this.#devices = devices;
    this.microphone = new Device(devices, MICROPHONE);
    this.camera = new Device(devices, CAMERA);
    this.#followMeeting();
    effect(() => void connection.publish('microphone', this.microphone.track.value));
    effect(() => void connection.publish('camera', this.camera.track.value));
    effect(() => {
      const pictures = people.others.value.length + sharedScreens(connection.slots.value).length;
      if (meeting.phase.value === 'in') connection.makeRoomFor(pictures);
    });
  }

  async toggleMicrophone() {
    this.silenced.value = false;
    if (this.microphone.on.value) this.microphone.mute();
    else if (this.microphone.track.value) this.microphone.unmute();
    else await this.microphone.open();
    await this.#toggled();
  }

  async toggleCamera() {
    if (this.camera.on.value) this.camera.close();
    else await this.camera.open();
    await this.#toggled();
  }

  /** @returns {Promise<DeviceFault | null>} what stood in the way; null when the screen is shown, or the user chose none */
  async startScreen() {
    if (!this.#devices?.getDisplayMedia) return 'insecure';
    let stream;
    try {
      stream = await this.#devices.getDisplayMedia({ video: true, audio: true });
    } catch (error) {
      const fault = deviceFault(error);
      return fault === 'refused' ? null : fault;
    }
    await this.#share(stream);
    return null;
  }

  async stopScreen() {
    if (!this.screen.value) return;
    await this.#hideScreen();
    if (this.#meetingId) await this.#line.ask('stop-screen-share', { meetingId: this.#meetingId });
  }

  async #hideScreen() {
    this.screen.value?.stop();
    this.screen.value = null;
    await this.#connection.withdraw('screen');
    await this.#connection.withdraw('screen-audio');
  }

  #followMeeting() {
    this.#meeting.whenIn((joined, kept) => this.#entered(joined, kept));
    effect(() => {
      if (!['in', 'joining'].includes(this.#meeting.phase.value)) untracked(() => this.#left());
    });
    this.#line.listen({
      'microphone-toggled': ({ userId, enabled }) => {
        if (userId === this.#people.me.value?.userId && !enabled) this.#silence();
      },
      'screen-share-stopped': ({ userId }) => {
        if (userId === this.#people.me.value?.userId) this.#screenStopped();
      },
    });
  }

  async #screenStopped() {
    if (!this.screen.value) return;
    this.screenStopped.value = true;
    await this.#hideScreen();
  }

  /** To be turned on again by the user alone. */
  #silence() {
    if (!this.microphone.on.value) return;
    this.microphone.mute();
    this.silenced.value = true;
  }

  /**
   * @param {MeetingJoined} joined
   * @param {boolean} kept
   */
  async #entered({ meetingId, media }, kept) {
    const back = meetingId === this.#meetingId;
    if (!back) this.#left();
    this.#meetingId = meetingId;
    // The server may have forgotten a connection that looks alive from here, but not one of a session it has kept.
    const alive = kept && this.#connection.state.value === 'connected';
    if (alive) this.#connection.renew(media?.iceServers);
    else if (media?.mode !== 'p2p') this.#connection.open(meetingId, media?.iceServers);
    if (!back) await openBoth(this.#devices, this.microphone, this.camera);
    if (this.#meetingId !== meetingId) return this.#letDevicesGo();
    // To say that a microphone is on turns it on: who was muted before, or in a gap, stays so.
    const muted = this.#people.me.value?.microphone === false;
    if (muted && back) this.#silence();
    else if (muted) this.microphone.mute();
    // Coming back after a lost connection, or first said by the next toggle: no answer is no harm.
    await this.#tell().catch(() => null);
    if (back && this.screen.value) await this.#line.ask('start-screen-share', { meetingId }).catch(() => null);
  }

  #left() {
    if (this.#meetingId === null) return;
    this.#meetingId = null;
    this.silenced.value = false;
    this.screen.value?.stop();
    this.screen.value = null;
    this.#letDevicesGo();
    this.#connection.close();
  }

  /** A browser may take long to open a device: nobody may be in the meeting any more when it has. */
  #letDevicesGo() {
    if (this.#meetingId !== null) return;
    this.microphone.close();
    this.camera.close();
  }

  async #toggled() {
    this.#letDevicesGo();
    if (this.#meetingId !== null) await this.#tell();
  }

  /** @param {MediaStream} stream */
  async #share(stream) {
    const [picture] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    try {
      await this.#line.ask('start-screen-share', { meetingId: this.#meetingId });
    } catch (error) {
      stream.getTracks().forEach((track) => track.stop());
      throw error;
    }
    if (!picture) return;
    picture.onended = () => this.stopScreen().catch(() => null);
    picture.contentHint = 'detail';
    this.screen.value = picture;
    this.screenStopped.value = false;
    await this.#connection.publish('screen', picture);
    if (sound) await this.#connection.publish('screen-audio', sound);
  }

  /** Tells the others what is on. */
  async #tell() {
    const meetingId = this.#meetingId;
    await this.#line.ask('toggle-microphone', { meetingId, enabled: this.microphone.on.value });
    await this.#line.ask('toggle-camera', { meetingId, enabled: this.camera.on.value });
  }
}
