package dev.causerie.plugin.meeting;

import java.time.Instant;

/**
 * A participant on the wire. Immutable.
 *
 * @param microphoneEnabled as {@code microphone}: the name that earlier clients read
 * @param cameraEnabled as {@code camera}
 */
record ParticipantView(
        String userId,
        String username,
        boolean isHost,
        boolean isConnected,
        Instant joinTime,
        boolean microphone,
        boolean camera,
        boolean microphoneEnabled,
        boolean cameraEnabled) {

    static ParticipantView of(ParticipantRow row, long hostId) {
        return new ParticipantView(
                Long.toString(row.userId()),
                row.username(),
                row.userId() == hostId,
                row.connected(),
                row.joinedAt(),
                row.microphone(),
                row.camera(),
                row.microphone(),
                row.camera());
    }
}
