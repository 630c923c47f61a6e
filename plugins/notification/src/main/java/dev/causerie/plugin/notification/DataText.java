package dev.causerie.plugin.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a notification's data as JSON text and reads it back. Thread-safe. */
final class DataText {

    private static final int MAX_BYTES = 8_192;
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * The text of these data.
     *
     * @throws IllegalArgumentException if they are no JSON, or more than 8 KiB of it
     */
    String write(Map<String, Object> data) {
        String text = json(data);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A notification's data are up to " + MAX_BYTES + " bytes of JSON, and not " + bytes);
        }
        return text;
    }

    private String json(Map<String, Object> data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException unfit) {
            throw new IllegalArgumentException("A notification's data are JSON: " + unfit.getOriginalMessage(), unfit);
        }
    }

    Map<String, Object> read(String text) {
        try {
            return mapper.readValue(text, DATA);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored data of a notification are not JSON", damaged);
        }
    }
}
