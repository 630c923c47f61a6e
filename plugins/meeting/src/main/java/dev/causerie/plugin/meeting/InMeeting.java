package dev.causerie.plugin.meeting;

/** What a client sends that concerns itself in a meeting, and nothing more. Immutable. */
record InMeeting(String meetingId) {}
