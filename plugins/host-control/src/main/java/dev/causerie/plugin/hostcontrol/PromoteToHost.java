package dev.causerie.plugin.hostcontrol;

/** {@code promote-to-host}, from a client. Immutable. */
record PromoteToHost(String meetingId, long newHostId) {}
