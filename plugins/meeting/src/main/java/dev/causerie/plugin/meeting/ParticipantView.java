package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.domain.media.ConnectionQuality;
import java.time.Instant;
import java.util.Optional;

/**
 * A participant on the wire. Immutable.
 *
 * @param microphoneEnabled as {@code microphone}: the name that earlier clients read
 * @param cameraEnabled as {@code camera}
 * @param connectionQuality as this node knew it when the view was made; absent when it does not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ParticipantView(
        String userId,
        String username,
        boolean isHost,
        boolean isConnected,
        Instant joinTime,
        boolean microphone,
        boolean camera,
        boolean microphoneEnabled,
        boolean cameraEnabled,
        Optional<ConnectionQuality> connectionQuality) {

    static ParticipantView of(ParticipantRow row, long hostId, Optional<ConnectionQuality> connectionQuality) {
        return new ParticipantView(
                Long.toString(row.userId()),
                row.username(),
                row.userId() == hostId,
                row.connected(),
                row.joinedAt(),
                row.microphone(),
                row.camera(),
                row.microphone(),
                row.camera(),
                connectionQuality);
    }
}
