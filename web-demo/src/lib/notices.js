import { signal } from '@preact/signals';

/** @typedef {{id: number, kind: 'info' | 'warning', text: string}} Notice */

const SHOWN_MS = 6000;

/** Short messages over the page. Information goes by itself; a warning stays until it is put away. */
export class Notices {
  shown = signal(/** @type {Notice[]} */ ([]));

  #next = 1;

  /** @param {string} text */
  say(text) {
    const id = this.#add('info', text);
    setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  /** @param {string} text said once, however often it happens while it is shown */
  warn(text) {
    if (!this.shown.value.some((notice) => notice.text === text)) this.#add('warning', text);
  }

  /** @param {number} id */
  dismiss(id) {
    this.shown.value = this.shown.value.filter((notice) => notice.id !== id);
  }

  /**
   * @param {Notice['kind']} kind
   * @param {string} text
   */
  #add(kind, text) {
    const id = this.#next++;
    this.shown.value = [...this.shown.value.slice(-3), { id, kind, text }];
    return id;
  }
}
