/** A refusal by the server, or the lack of an answer, under the code that the page's dictionaries know. */
export class Refused extends Error {
  /**
   * @param {string} code one of the server's codes, or `UNREACHABLE` when none came back
   * @param {string} [message] the server's own words
   * @param {{retryAfterMs?: number, reason?: string}} [details]
   */
  constructor(code, message = code, details = {}) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.details = details;
  }
}

/**
 * @param {unknown} error
 * @returns {Refused}
 */
export function asRefused(error) {
  return error instanceof Refused ? error : new Refused('UNREACHABLE', String(error));
}
