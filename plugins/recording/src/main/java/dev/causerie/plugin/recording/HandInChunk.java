package dev.causerie.plugin.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.recordings.RecordingChunk;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code recording-chunk}, from a client. Immutable.
 *
 * @param chunk binary
 * @param sequence the next one of this user and type when it is absent
 */
record HandInChunk(
        String meetingId,
        JsonNode chunk,
        RecordingChunk.Kind type,
        Optional<@PositiveOrZero Long> sequence,
        Optional<@Size(max = 128) String> mimeType) {}
