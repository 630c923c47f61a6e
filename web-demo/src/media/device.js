import { signal } from '@preact/signals';
import { deviceFault } from './faults.js';

/**
 * @import { DeviceFault } from './faults.js'
 * @typedef {{audio?: MediaTrackConstraints, video?: MediaTrackConstraints}} Constraints
 */

export const MICROPHONE = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } };
export const CAMERA = { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } } };

/** The user's microphone or camera: its track while it is open, and what stands in the way when it is not. */
export class Device {
  track = signal(/** @type {MediaStreamTrack | null} */ (null));
  on = signal(false);
  fault = signal(/** @type {DeviceFault | null} */ (null));

  #devices;
  #constraints;

  /**
   * @param {MediaDevices | undefined} devices the browser's; undefined where the page is not trusted with them
   * @param {Constraints} constraints
   */
  constructor(devices, constraints) {
    this.#devices = devices;
    this.#constraints = constraints;
  }

  /** Opens the device, or leaves the reason in `fault`. */
  async open() {
    if (!this.#devices) {
      this.fault.value = 'insecure';
      return;
    }
    try {
      const stream = await this.#devices.getUserMedia(this.#constraints);
      this.take(stream.getTracks()[0] ?? null);
    } catch (error) {
      this.fault.value = deviceFault(error);
    }
  }

  /** @param {MediaStreamTrack | null} track opened elsewhere, which is closed here from now on */
  take(track) {
    this.close();
    if (!track) return;
    this.track.value = track;
    this.on.value = true;
    this.fault.value = null;
    track.onended = () => this.#lost();
  }

  /** Goes on sending silence: the device answers at once when it is wanted again. */
  mute() {
    if (this.track.value) this.track.value.enabled = false;
    this.on.value = false;
  }

  unmute() {
    if (!this.track.value) return;
    this.track.value.enabled = true;
    this.on.value = true;
  }

  /** Lets the device go, and with it the lamp that says it is on. */
  close() {
    const track = this.track.value;
    if (track) track.onended = null;
    track?.stop();
    this.track.value = null;
    this.on.value = false;
  }

  #lost() {
    this.close();
    this.fault.value = 'missing';
  }
}

/**
 * Opens both devices with one question to the user; where one of them stands in the way, each by itself.
 * @param {MediaDevices | undefined} devices
 * @param {Device} microphone
 * @param {Device} camera
 */
export async function openBoth(devices, microphone, camera) {
  const stream = await devices?.getUserMedia({ ...MICROPHONE, ...CAMERA }).catch(() => null);
  if (!stream) {
    await microphone.open();
    await camera.open();
    return;
  }
  microphone.take(stream.getAudioTracks()[0] ?? null);
  camera.take(stream.getVideoTracks()[0] ?? null);
}
