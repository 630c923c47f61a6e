package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.EngineMessage;
import dev.causerie.server.gateway.socketio.PacketWriter;
import dev.causerie.server.gateway.socketio.Payload;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An event for clients, encoded once and sent to any number of sockets. Immutable and thread-safe; made by an
 * {@link EventWriter}, or of what another node rendered.
 */
public final class OutgoingEvent {

    private final String name;
    private final Payload payload;
    /** The complete packet by namespace: what a broadcast shares. */
    private final Map<String, EngineMessage> messages = new ConcurrentHashMap<>(2);

    private OutgoingEvent(String name, Payload payload) {
        this.name = name;
        this.payload = payload;
    }

    /**
     * An event rendered before, as by another node.
     *
     * @param json the array of name and arguments in UTF-8, with a placeholder for each attachment; taken as it is
     */
    public static OutgoingEvent rendered(String name, byte[] json, List<byte[]> attachments) {
        return new OutgoingEvent(name, new Payload(json, attachments));
    }

    public String name() {
        return name;
    }

    /** The array of name and arguments in UTF-8; not to be changed. */
    public byte[] json() {
        return payload.json();
    }

    /** The binary in the arguments, in the order of the placeholders; not to be changed. */
    public List<byte[]> attachments() {
        return payload.attachments();
    }

    /** The packet without an ack id. */
    EngineMessage message(String namespace) {
        EngineMessage known = messages.get(namespace);
        return known != null
                ? known
                : messages.computeIfAbsent(namespace, key -> PacketWriter.event(key, OptionalLong.empty(), payload));
    }

    /** The packet for one socket that is to answer. */
    EngineMessage message(String namespace, long ackId) {
        return PacketWriter.event(namespace, OptionalLong.of(ackId), payload);
    }

    @Override
    public String toString() {
        return "OutgoingEvent[" + name + "]";
    }
}
