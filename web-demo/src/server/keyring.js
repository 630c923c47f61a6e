/**
 * @import { User } from '../wire'
 * @typedef {{accessToken: string, refreshToken: string, expiresAt: number, user: User}} Keys `expiresAt` in
 *     milliseconds since the epoch
 */

const NAME = 'causerie.keys';

/**
 * Where the tokens are kept. An account's are shared by the browser's tabs and outlive them; a guest's belong to
 * their tab, so that two guests can sit side by side.
 */
export class Keyring {
  #tab;
  #browser;

  /** @param {{tab: Storage, browser: Storage}} storages sessionStorage and localStorage */
  constructor({ tab, browser }) {
    this.#tab = tab;
    this.#browser = browser;
  }

  /** @returns {Keys | null} the tab's own keys before the browser's */
  read() {
    return parsed(this.#tab.getItem(NAME)) ?? parsed(this.#browser.getItem(NAME));
  }

  /** @param {Keys} keys */
  write(keys) {
    const storage = keys.user.guest ? this.#tab : this.#browser;
    if (!keys.user.guest) this.#tab.removeItem(NAME);
    storage.setItem(NAME, JSON.stringify(keys));
  }

  /** Forgets the keys that `read` gives, and only those: a guest who leaves does not sign the account out. */
  forget() {
    const storage = this.#tab.getItem(NAME) === null ? this.#browser : this.#tab;
    storage.removeItem(NAME);
  }
}

/**
 * @param {string | null} text
 * @returns {Keys | null} null for anything that no write of ours has left
 */
function parsed(text) {
  try {
    const keys = JSON.parse(text ?? 'null');
    const whole = typeof keys?.accessToken === 'string' && typeof keys.refreshToken === 'string';
    return whole && keys.user?.id && Number.isFinite(keys.expiresAt) ? keys : null;
  } catch {
    return null;
  }
}
