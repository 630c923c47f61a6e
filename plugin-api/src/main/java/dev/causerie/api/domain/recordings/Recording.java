package dev.causerie.api.domain.recordings;

import dev.causerie.api.room.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A recording of a room's media. A snapshot: immutable.
 *
 * @param id given by the database
 * @param room what is recorded
 * @param type what of it
 * @param status how far it is
 * @param startedBy the user who started it
 * @param startedAt when it was armed and durable
 * @param stoppedAt when capturing ended
 * @param duration of the finished file, else of the capture so far
 * @param bytes of the finished file, else captured so far
 * @param progress of composing, 0 to 1
 */
public record Recording(
        long id,
        Room room,
        RecordingType type,
        RecordingStatus status,
        long startedBy,
        Instant startedAt,
        Optional<Instant> stoppedAt,
        Duration duration,
        long bytes,
        double progress) {}
