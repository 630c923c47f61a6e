package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * A meeting was locked or unlocked by its host. Immutable.
 *
 * @param locked whether nobody may join any more
 */
public record MeetingLocked(String meetingId, boolean locked, long lockedBy) implements DurableEvent {}
