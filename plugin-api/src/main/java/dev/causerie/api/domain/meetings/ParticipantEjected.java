package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * The host threw a user out of a meeting. Published twice in one transaction: to the meeting's room, and to the user's own
 * ({@link dev.causerie.api.room.Room#ofUser}), since his sessions are in the meeting's no more. Immutable.
 *
 * @param reason what the host said, maybe nothing
 * @param ejectedBy the host
 * @param toUser whether this is the one for the ejected user himself
 */
public record ParticipantEjected(
        String meetingId, long userId, String username, String reason, long ejectedBy, boolean toUser)
        implements DurableEvent {}
