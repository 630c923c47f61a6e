package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * A user left a meeting, with the last of his devices. Immutable.
 *
 * @param participantCount how many are in it still
 * @param removed whether the host took him out, rather than he went or was lost
 */
public record ParticipantLeft(String meetingId, long userId, String username, int participantCount, boolean removed)
        implements DurableEvent {}
