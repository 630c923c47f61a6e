/** @import { ChatMessage } from '../wire' */

/**
 * Both lists as one, each message once, in the order of sending; a repetition replaces what was there.
 * @param {ChatMessage[]} known
 * @param {ChatMessage[]} arrived
 * @returns {ChatMessage[]}
 */
export function merged(known, arrived) {
  const byId = new Map([...known, ...arrived].map((message) => [message.id, message]));
  // Within a millisecond their ids tell the order.
  return [...byId.values()].sort((a, b) => a.timestamp.localeCompare(b.timestamp) || Number(a.id) - Number(b.id));
}

/**
 * @param {ChatMessage[]} messages
 * @returns {ChatMessage[]} what people wrote of it; an emoji that is shown over a picture is not writing
 */
export function written(messages) {
  return messages.filter(({ type }) => type === 'text');
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {boolean} whether `@name` stands in the text as words of their own, as the server notifies of it
 */
export function mentions(text, name) {
  const at = `@${name.toLowerCase()}`;
  const words = text.toLowerCase();
  for (let from = words.indexOf(at); name && from >= 0; from = words.indexOf(at, from + 1)) {
    const around = words.slice(0, from).slice(-1) + words.slice(from + at.length, from + at.length + 1);
    if (!/[\p{L}\p{N}_]/u.test(around)) return true;
  }
  return false;
}

/**
 * @param {ChatMessage[]} messages
 * @param {{messageId: string, emoji: string, count: number, users: string[]}} reaction
 * @returns {ChatMessage[]} with the reaction's new count on its message; none at all when the count is 0
 */
export function reacted(messages, { messageId, emoji, count, users }) {
  return messages.map((message) => {
    if (message.id !== messageId) return message;
    const { [emoji]: before, ...others } = message.reactions ?? {};
    if (count === 0) return { ...message, reactions: others };
    // One that was there already keeps its place.
    return { ...message, reactions: { ...(before ? message.reactions : others), [emoji]: { count, users } } };
  });
}
