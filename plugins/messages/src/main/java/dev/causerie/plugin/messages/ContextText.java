package dev.causerie.plugin.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes a message's context as JSON text and reads it back. The column is text, since the databases disagree about what
 * a JSON column gives back. Thread-safe.
 */
final class ContextText {

    private final ObjectMapper mapper = new ObjectMapper();

    String write(JsonNode context) {
        return context.toString();
    }

    JsonNode read(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored context is not JSON", damaged);
        }
    }
}
