package dev.causerie.plugin.recording;

/** A request that says no more than which meeting it is about. Immutable. */
record InMeeting(String meetingId) {}
