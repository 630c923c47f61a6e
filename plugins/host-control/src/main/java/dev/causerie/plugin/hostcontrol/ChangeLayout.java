package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.domain.meetings.MeetingLayout;

/** {@code change-layout}, from a client. Immutable. */
record ChangeLayout(String meetingId, MeetingLayout layout) {}
