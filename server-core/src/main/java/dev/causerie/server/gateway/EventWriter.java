package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.socketio.Payload;
import dev.causerie.server.gateway.socketio.PayloadWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encodes events for clients. Thread-safe. */
public final class EventWriter {

    private final PayloadWriter payloads;

    /** Writes records and trees as this mapper does. */
    public EventWriter(ObjectMapper mapper) {
        this.payloads = new PayloadWriter(mapper);
    }

    /**
     * The event, encoded. Byte arrays, byte buffers and binary nodes at any depth of the arguments go as binary.
     *
     * @param arguments JSON values, records, or anything else the mapper writes
     * @throws IllegalArgumentException if an argument can not be written as JSON
     */
    public OutgoingEvent write(String name, Object... arguments) {
        List<Object> content = new ArrayList<>(arguments.length + 1);
        content.add(name);
        content.addAll(Arrays.asList(arguments));
        Payload payload = payloads.write(content);
        return OutgoingEvent.rendered(name, payload.json(), payload.attachments());
    }
}
