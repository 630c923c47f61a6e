import { Refused } from './refused.js';

/** The server's REST routes. */
export class Api {
  #fetch;
  #token;

  /**
   * @param {{fetch: typeof globalThis.fetch, token?: () => Promise<string | null>}} outside `token` gives the access token to
   *     send, or null to send none
   */
  constructor({ fetch, token = async () => null }) {
    this.#fetch = fetch;
    this.#token = token;
  }

  /**
   * @param {string} path
   * @returns {Promise<any>} the answer's JSON
   */
  get(path) {
    return this.#call('GET', path);
  }

  /**
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>} the answer's JSON, null if it has none
   */
  post(path, body = {}) {
    return this.#call('POST', path, body);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #call(method, path, body) {
    const token = await this.#token();
    /** @type {Record<string, string>} */
    const headers = { Accept: 'application/json' };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers['Content-Type'] = 'application/json';
    const response = await this.#reach(path, { method, headers, body: body && JSON.stringify(body) });
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer;
    const { code = codeOf(response.status), message, details } = answer?.error ?? {};
    throw new Refused(code, message, details);
  }

  /**
   * @param {string} path
   * @param {RequestInit} request
   */
  async #reach(path, request) {
    try {
      return await this.#fetch(path, { ...request, credentials: 'same-origin' });
    } catch (error) {
      throw new Refused('UNREACHABLE', String(error));
    }
  }
}

/** @param {number} status of an answer that carries no code, such as a proxy's */
function codeOf(status) {
  return status >= 502 && status <= 504 ? 'UNAVAILABLE' : 'INTERNAL_ERROR';
}
