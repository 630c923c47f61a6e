package dev.causerie.plugin.messages;

/**
 * One user's emoji on a message. Immutable.
 *
 * @param total how many users have put this emoji on the message
 */
record ReactionRow(long messageId, String emoji, long userId, int total) {}
