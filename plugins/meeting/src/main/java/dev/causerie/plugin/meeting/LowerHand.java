package dev.causerie.plugin.meeting;

/** {@code lower-hand}, from the host. Immutable. */
record LowerHand(String meetingId, long userId) {}
