package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * A meeting is over; everybody has left it. Immutable.
 *
 * @param endedBy the user who ended it
 */
public record MeetingEnded(String meetingId, long endedBy) implements DurableEvent {}
