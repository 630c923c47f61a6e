package dev.causerie.server.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The file that people watch, as the worker reports it. Immutable. */
record ComposedFile(String key, long size, long durationMs, String contentType) {

    /** The composite in the worker's result. */
    static Optional<ComposedFile> of(JsonNode result) {
        for (JsonNode file : result.path("files")) {
            if (file.path("kind").asText().equals("composite")) {
                return Optional.of(new ComposedFile(
                        file.path("key").asText(),
                        file.path("size").asLong(),
                        file.path("durationMs").asLong(),
                        file.path("contentType").asText("video/webm")));
            }
        }
        return Optional.empty();
    }
}
