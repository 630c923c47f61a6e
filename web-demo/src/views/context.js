import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/**
 * @import { Api } from '../server/api.js'
 * @import { Line } from '../server/line.js'
 * @import { Session } from '../server/session.js'
 * @import { Meeting } from '../meeting/meeting.js'
 * @import { People } from '../meeting/people.js'
 * @import { Chat } from '../meeting/chat.js'
 * @import { Floor } from '../meeting/floor.js'
 * @import { Qualities } from '../meeting/qualities.js'
 * @import { Reactions } from '../meeting/reactions.js'
 * @import { Arrangement } from '../meeting/arrangement.js'
 * @import { Host } from '../meeting/host.js'
 * @import { Requests } from '../meeting/requests.js'
 * @import { Invitations } from '../meeting/invitations.js'
 * @import { Recording } from '../meeting/recording.js'
 * @import { Inbox } from '../inbox/inbox.js'
 * @import { Connection } from '../media/connection.js'
 * @import { Media } from '../media/media.js'
 * @import { Notices } from '../lib/notices.js'
 * @typedef {object} Parts what main.js wires together and the views show
 * @property {Api} api
 * @property {Session} session
 * @property {Line} line
 * @property {Meeting} meeting
 * @property {People} people
 * @property {Chat} chat
 * @property {Floor} floor
 * @property {Qualities} qualities
 * @property {Reactions} reactions
 * @property {Arrangement} arrangement
 * @property {Host} host
 * @property {Requests} requests
 * @property {Invitations} invitations
 * @property {Recording} recording
 * @property {Inbox} inbox
 * @property {Connection} connection
 * @property {Media} media
 * @property {Notices} notices
 */

export const PartsContext = createContext(/** @type {Parts | null} */ (null));

/** @returns {Parts} */
export function useParts() {
  return /** @type {Parts} */ (useContext(PartsContext));
}
