package dev.causerie.plugin.meeting;

/** {@code leave-meeting}, from a client. Immutable. */
record LeaveMeeting(String meetingId) {}
