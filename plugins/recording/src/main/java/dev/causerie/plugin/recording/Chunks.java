package dev.causerie.plugin.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;

/** What participants record themselves and hand in while their meeting is recorded. Thread-safe. */
final class Chunks {

    private final Recordings recordings;

    Chunks(Recordings recordings) {
        this.recordings = recordings;
    }

    /** Acked once it is durable. */
    Reply take(Caller caller, HandInChunk request) {
        long sequence = recordings.add(
                Meetings.room(request.meetingId()),
                new RecordingChunk(
                        caller.user().id(),
                        request.type(),
                        request.sequence().map(OptionalLong::of).orElseGet(OptionalLong::empty),
                        request.mimeType(),
                        ByteBuffer.wrap(content(request.chunk()))));
        return Reply.of(Map.of("sequence", sequence));
    }

    private static byte[] content(JsonNode chunk) {
        if (!chunk.isBinary()) {
            throw Rejected.badRequest("chunk", "must be binary");
        }
        byte[] bytes = bytes(chunk);
        if (bytes.length == 0) {
            throw Rejected.badRequest("chunk", "must not be empty");
        }
        if (bytes.length > RecordingChunk.MAX_BYTES) {
            throw new Rejected(
                    Code.PAYLOAD_TOO_LARGE,
                    "chunk must be up to " + RecordingChunk.MAX_BYTES + " bytes, and not " + bytes.length);
        }
        return bytes;
    }

    private static byte[] bytes(JsonNode binary) {
        try {
            return binary.binaryValue();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
