package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * A user joined a meeting, with the first of his devices. Immutable.
 *
 * @param participantCount how many are in it now
 */
public record ParticipantJoined(String meetingId, long userId, String username, int participantCount)
        implements DurableEvent {}
