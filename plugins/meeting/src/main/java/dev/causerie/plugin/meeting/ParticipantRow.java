package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry.Target;
import dev.causerie.api.domain.meetings.Participant;
import java.time.Instant;

/**
 * Someone who is in a meeting: a row of {@code meeting_participants}. Immutable.
 *
 * @param connected whether any of the user's devices in the meeting is not lost
 */
record ParticipantRow(
        long userId, String username, Instant joinedAt, boolean microphone, boolean camera, boolean connected) {

    Target target() {
        return new Target(userId, username);
    }

    Participant participant() {
        return new Participant(userId, username, connected, joinedAt);
    }
}
