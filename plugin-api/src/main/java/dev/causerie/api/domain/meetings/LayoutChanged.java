package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/** The host chose how the meeting is shown to everybody. Immutable. */
public record LayoutChanged(String meetingId, MeetingLayout layout) implements DurableEvent {}
