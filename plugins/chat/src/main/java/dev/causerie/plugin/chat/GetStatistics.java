package dev.causerie.plugin.chat;

/** {@code get-chat-stats}, from a client. Immutable. */
record GetStatistics(String meetingId) {}
