package dev.causerie.plugin.meeting;

import java.time.Instant;

/** A participant on the wire. Immutable. */
record ParticipantView(
        String userId,
        String username,
        boolean isHost,
        boolean isConnected,
        Instant joinTime,
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
                row.camera());
    }
}
