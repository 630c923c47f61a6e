/**
 * @import { Api } from '../server/api.js'
 * @import { Meeting } from './meeting.js'
 * @typedef {{id: string, username: string}} Found
 */

const MOST = 8;

/** Looks for people of this server, and invites them to the meeting. */
export class Invitations {
  #api;
  #meeting;

  /**
   * @param {Api} api
   * @param {Meeting} meeting
   */
  constructor(api, meeting) {
    this.#api = api;
    this.#meeting = meeting;
  }

  /**
   * @param {string} query the beginning of a name
   * @param {(userId: string) => boolean} isHere whom not to list
   * @returns {Promise<Found[]>} up to 8
   */
  async find(query, isHere) {
    const { items } = await this.#api.get(`/api/users?limit=20&query=${encodeURIComponent(query)}`);
    return items.filter((/** @type {Found} */ each) => !isHere(each.id)).slice(0, MOST);
  }

  /** @param {string} userId who is notified of the invitation */
  async invite(userId) {
    const meetingId = encodeURIComponent(this.#meeting.id.value ?? '');
    await this.#api.post(`/api/meetings/${meetingId}/invites`, { userIds: [userId] });
  }
}
