package dev.causerie.plugin.hostcontrol;

/** A request that says no more than which meeting it is about. Immutable. */
record InMeeting(String meetingId) {}
