package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.room.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code recordings}. Immutable.
 *
 * @param objectKey of the finished file
 * @param contentType of the finished file
 */
record RecordingRow(
        long id,
        String room,
        RecordingType type,
        RecordingStatus status,
        long startedBy,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        long durationMs,
        long bytes,
        double progress,
        @Nullable String objectKey,
        @Nullable String contentType) {

    Recording recording() {
        return new Recording(
                id,
                Room.parse(room),
                type,
                status,
                startedBy,
                startedAt,
                Optional.ofNullable(stoppedAt),
                Duration.ofMillis(durationMs),
                bytes,
                progress);
    }
}
