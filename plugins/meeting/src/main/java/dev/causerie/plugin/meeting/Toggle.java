package dev.causerie.plugin.meeting;

/** {@code toggle-microphone} or {@code toggle-camera}, from a client. Immutable. */
record Toggle(String meetingId, boolean enabled) {}
