package dev.causerie.testkit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** JSON as it is on the wire: times in UTC with milliseconds, unknown fields ignored. Thread-safe. */
final class Json {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    ObjectMapper mapper() {
        return mapper;
    }

    /** What a client gets when the server says {@code value}: written to text and read again. */
    JsonNode overTheWire(Object value) {
        try {
            return mapper.readTree(mapper.writeValueAsString(value));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(value.getClass().getName() + " can not be put into JSON", failure);
        }
    }

    /** What the server gets when a client sends {@code value}; binary stays binary. */
    JsonNode sent(Object value) {
        return mapper.valueToTree(value);
    }

    /** The same record, read from its own JSON as from the durable log. */
    <E> E logged(E event, Class<? extends E> type) {
        try {
            E copy = mapper.readValue(mapper.writeValueAsString(event), type);
            if (!copy.equals(event)) {
                throw new IllegalStateException(event + " comes back from the log as " + copy);
            }
            return copy;
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(event + " does not survive the durable log", failure);
        }
    }

    private static final class Milliseconds extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(MILLISECONDS.format(value));
        }
    }
}
