package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Writes arguments as JSON, with the binary in them as attachments. Thread-safe. */
public final class PayloadWriter {

    private final ObjectMapper mapper;

    /** Writes records and trees as this mapper does. */
    public PayloadWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The arguments as a JSON array. Byte arrays, byte buffers and binary nodes at any depth become attachments.
     *
     * @throws IllegalArgumentException if one can not be written as JSON
     */
    public Payload write(List<?> arguments) {
        ByteArrayBuilder json = new ByteArrayBuilder();
        try (AttachmentCollector generator =
                new AttachmentCollector(mapper.getFactory().createGenerator(json))) {
            generator.writeStartArray();
            for (Object argument : arguments) {
                mapper.writeValue((JsonGenerator) generator, argument);
            }
            generator.writeEndArray();
            generator.flush();
            return new Payload(json.toByteArray(), generator.attachments());
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getMessage(), e);
        } finally {
            json.close();
        }
    }
}
