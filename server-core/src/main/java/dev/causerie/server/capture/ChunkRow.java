package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.RecordingChunk.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code recording_chunks}, but for whether the object was put. Immutable.
 *
 * @param size in bytes
 * @param mimeType as the client said, if it did
 */
record ChunkRow(
        long recordingId,
        long userId,
        Kind kind,
        long sequence,
        String objectKey,
        long size,
        @Nullable String mimeType,
        Instant arrivedAt) {}
