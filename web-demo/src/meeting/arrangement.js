import { computed, effect, signal, untracked } from '@preact/signals';

/**
 * @import { Line } from '../server/line.js'
 * @import { Layout, Quality } from '../wire'
 * @import { Meeting } from './meeting.js'
 */

/** How the host has arranged the meeting for everybody, and how he arranges it anew. */
export class Arrangement {
  layout = signal(/** @type {Layout} */ ('grid'));
  /** Up to which quality pictures are received. */
  quality = signal(/** @type {Quality} */ ('auto'));
  locked = computed(() => this.#meeting.info.value?.settings?.locked === true);

  #line;
  #meeting;

  /**
   * @param {Line} line
   * @param {Meeting} meeting
   */
  constructor(line, meeting) {
    this.#line = line;
    this.#meeting = meeting;
    meeting.whenIn(({ layout = 'grid' }) => (this.layout.value = layout));
    effect(() => {
      if (meeting.id.value === null) untracked(() => this.#forget());
    });
    line.listen({
      'layout-changed': ({ layout }) => (this.layout.value = layout),
      // A cap of one's own comes under the same name, and says so.
      'quality-changed': ({ video, scope }) => scope === 'self' || (this.quality.value = video),
    });
  }

  /** @param {Layout} layout */
  async setLayout(layout) {
    await this.#ask('change-layout', { layout });
  }

  /** @param {Quality} video */
  async setQuality(video) {
    await this.#ask('change-quality', { video, audio: 'auto' });
  }

  /** @param {boolean} locked whether nobody new may come in */
  async lock(locked) {
    await this.#ask('lock-meeting', { locked });
  }

  /** Ends the meeting for everybody. */
  async end() {
    await this.#ask('end-meeting', {});
  }

  /**
   * @param {string} event
   * @param {object} wish
   */
  #ask(event, wish) {
    return this.#line.ask(event, { meetingId: this.#meeting.id.value, ...wish });
  }

  #forget() {
    this.layout.value = 'grid';
    this.quality.value = 'auto';
  }
}
