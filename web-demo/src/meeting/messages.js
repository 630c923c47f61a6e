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
 * @returns {ChatMessage[]} what people wrote of it
 */
export function written(messages) {
  return messages.filter(({ type }) => type !== 'system');
}

/**
 * @param {ChatMessage[]} messages
 * @param {{messageId: string, emoji: string, count: number, users: string[]}} reaction
 * @returns {ChatMessage[]} with the reaction's new count on its message; none at all when the count is 0
 */
export function reacted(messages, { messageId, emoji, count, users }) {
  return messages.map((message) => {
    if (message.id !== messageId) return message;
    const others = Object.entries(message.reactions ?? {}).filter(([each]) => each !== emoji);
    const entries = count > 0 ? [...others, [emoji, { count, users }]] : others;
    return { ...message, reactions: Object.fromEntries(entries) };
  });
}
