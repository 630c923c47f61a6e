import { signal } from '@preact/signals';
import { Refused } from './refused.js';

/**
 * @import { Tokens, User } from '../wire'
 * @import { Keys, Keyring } from './keyring.js'
 * @import { Api } from './api.js'
 */

/** An access token this close to its end is not sent any more. */
const MARGIN_MS = 30_000;

/** Who is signed in, and the tokens that prove it. Renews the access token before it expires. */
export class Session {
  /** The signed-in user; null at the start page. */
  user = signal(/** @type {User | null} */ (null));
  /** The newest access token: whoever holds a connection renews it when this changes. */
  token = signal(/** @type {string | null} */ (null));
  /** True once the server has ended a session that the user had not. */
  expired = signal(false);

  #api;
  #keyring;
  #exclusively;
  #now;
  /** @type {Keys | null} */
  #keys = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void> | null} */
  #renewal = null;

  /**
   * @param {{api: Api, keyring: Keyring, exclusively?: (task: () => Promise<void>) => Promise<void>,
   *     now?: () => number}} outside `api` sends no token; `exclusively` runs a task in one tab at a time, since a
   *     refresh token is good for one use
   */
  constructor({ api, keyring, exclusively = (task) => task(), now = Date.now }) {
    this.#api = api;
    this.#keyring = keyring;
    this.#exclusively = exclusively;
    this.#now = now;
  }

  /** Carries on with the tokens that the last visit left, if the server still takes them. */
  async restore() {
    const keys = this.#keyring.read();
    if (keys) this.#hold(keys);
    await this.accessToken().catch(() => null);
  }

  /** @param {{username: string, email: string, password: string}} account */
  async register(account) {
    this.#take(await this.#api.post('/api/auth/register', account));
  }

  /** @param {{login: string, password: string}} credentials `login` is a username or an email address */
  async login(credentials) {
    this.#take(await this.#api.post('/api/auth/login', credentials));
  }

  /** @param {{username: string, meetingId: string}} guest */
  async enterAsGuest(guest) {
    const tokens = await this.#api.post('/api/auth/guest', guest);
    this.#take({ ...tokens, user: { ...tokens.user, guest: true } });
  }

  async logout() {
    const refreshToken = this.#keys?.refreshToken;
    this.#drop();
    // Signed out here whatever the server says: an unreachable one lets the token expire.
    if (refreshToken) await this.#api.post('/api/auth/logout', { refreshToken }).catch(() => null);
  }

  /**
   * @returns {Promise<string | null>} a token that is good for a while yet; null when nobody is signed in
   * @throws {Refused} `UNREACHABLE` and the like when it had to be renewed and could not be
   */
  async accessToken() {
    if (this.#keys && this.#keys.expiresAt - this.#now() < MARGIN_MS) await this.renew();
    return this.#keys?.accessToken ?? null;
  }

  /** Gets a new access token, once for all who ask at the same time. Signs out when the server refuses. */
  renew() {
    this.#renewal ??= this.#exclusively(() => this.#refresh()).finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /** Takes over what another tab has written: a new token, another user, or a sign-out. */
  followOtherTabs() {
    const keys = this.#keyring.read();
    if (!keys) this.#drop();
    else if (keys.accessToken !== this.#keys?.accessToken) this.#hold(keys);
  }

  async #refresh() {
    const held = this.#keys;
    const stored = this.#keyring.read();
    if (stored && stored.accessToken !== held?.accessToken && stored.user.id === held?.user.id) {
      this.#hold(stored);
      return;
    }
    if (!held) return;
    try {
      const tokens = await this.#api.post('/api/auth/refresh', { refreshToken: held.refreshToken });
      this.#take({ user: held.user, ...tokens, ...(held.user.guest && { user: held.user }) });
    } catch (error) {
      if (!(error instanceof Refused) || !['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code)) throw error;
      this.#drop();
      this.expired.value = true;
    }
  }

  /** @param {Tokens} tokens */
  #take(tokens) {
    const { accessToken, refreshToken, expiresIn, user } = tokens;
    const keys = { accessToken, refreshToken, user, expiresAt: this.#now() + expiresIn * 1000 };
    this.#keyring.write(keys);
    this.#hold(keys);
  }

  /** @param {Keys} keys */
  #hold(keys) {
    this.#keys = keys;
    this.user.value = keys.user;
    this.token.value = keys.accessToken;
    this.expired.value = false;
    clearTimeout(this.#timer);
    const lifetimeMs = keys.expiresAt - this.#now();
    const delayMs = Math.min(Math.max(lifetimeMs - 2 * MARGIN_MS, lifetimeMs / 2, 1000), 2 ** 31 - 1);
    // Failing is no harm yet: the next call or reconnection renews again, and reports.
    this.#timer = setTimeout(() => this.renew().catch(() => null), delayMs);
  }

  #drop() {
    clearTimeout(this.#timer);
    if (this.#keys) this.#keyring.forget();
    this.#keys = null;
    this.user.value = null;
    this.token.value = null;
  }
}
