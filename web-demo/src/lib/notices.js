import { signal } from '@preact/signals';

/**
 * @typedef {{label: string, run: () => void}} Action what a notice offers to do
 * @typedef {{id: number, kind: 'info' | 'warning', text: string, title?: string, key?: string, action?: Action}} Notice
 */

const SHOWN_MS = 6000;
const TOLD_MS = 10_000;
const MOST = 4;

/** Short messages over the page. Information goes by itself; a warning stays until it is put away. */
export class Notices {
  shown = signal(/** @type {Notice[]} */ ([]));

  #next = 1;
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #timers = new Map();

  /** @param {string} text */
  say(text) {
    this.#goesAfter(this.#add({ kind: 'info', text }), SHOWN_MS);
  }

  /** @param {string} text said once, however often it happens while it is shown */
  warn(text) {
    if (!this.shown.value.some((notice) => notice.text === text)) this.#add({ kind: 'warning', text });
  }

  /**
   * Something that came from outside, and may lead somewhere.
   * @param {{key: string, title: string, text: string, action?: Action}} news takes the place of what is shown under its key
   */
  tell(news) {
    const known = this.shown.value.find(({ key }) => key === news.key);
    if (!known) return this.#goesAfter(this.#add({ kind: 'info', ...news }), TOLD_MS);
    this.shown.value = this.shown.value.map((each) => (each === known ? { ...known, ...news } : each));
    this.#goesAfter(known.id, TOLD_MS);
  }

  /** @param {number} id */
  dismiss(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.shown.value = this.shown.value.filter((notice) => notice.id !== id);
  }

  /** @param {Omit<Notice, 'id'>} notice */
  #add(notice) {
    const id = this.#next++;
    this.shown.value = [...this.shown.value.slice(1 - MOST), { id, ...notice }];
    return id;
  }

  /**
   * @param {number} id
   * @param {number} afterMs
   */
  #goesAfter(id, afterMs) {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), afterMs),
    );
  }
}
