package dev.causerie.api.domain.recordings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client recorded itself and hands in, beside what the server captures. Immutable.
 *
 * @param userId whose it is
 * @param kind what it is
 * @param sequence which one of that user and kind; absent for the next one
 * @param mimeType what the client says it is, such as {@code audio/webm;codecs=opus}
 * @param content 1 byte to {@link #MAX_BYTES}
 */
public record RecordingChunk(
        long userId, Kind kind, OptionalLong sequence, Optional<String> mimeType, ByteBuffer content) {

    /** The most bytes that a chunk has. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** What a chunk is. */
    public enum Kind {
        /** Sound. */
        @JsonProperty("audio")
        AUDIO,
        /** Pictures, with or without sound. */
        @JsonProperty("video")
        VIDEO
    }

    /** Checks the length. */
    public RecordingChunk {
        if (!content.hasRemaining() || content.remaining() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A chunk has 1 to " + MAX_BYTES + " bytes, and not " + content.remaining());
        }
    }
}
