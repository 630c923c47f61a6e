package dev.causerie.server.gateway.socketio;

import dev.causerie.server.gateway.engineio.EngineMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** Encodes the packets that a server sends. Stateless. */
public final class PacketWriter {

    private static final byte[] NOTHING = {};

    private PacketWriter() {}

    /** An event, with an id when its ack is awaited. */
    public static EngineMessage event(String namespace, OptionalLong ackId, Payload nameAndArguments) {
        boolean binary = !nameAndArguments.attachments().isEmpty();
        return message(binary ? PacketType.BINARY_EVENT : PacketType.EVENT, namespace, ackId, nameAndArguments);
    }

    /** The answer to a client's event. */
    public static EngineMessage ack(String namespace, long ackId, Payload arguments) {
        boolean binary = !arguments.attachments().isEmpty();
        return message(binary ? PacketType.BINARY_ACK : PacketType.ACK, namespace, OptionalLong.of(ackId), arguments);
    }

    /** The acceptance of a CONNECT with this JSON object. */
    public static EngineMessage connected(String namespace, byte[] json) {
        return message(PacketType.CONNECT, namespace, OptionalLong.empty(), new Payload(json, List.of()));
    }

    /** The refusal of a CONNECT with this JSON object. */
    public static EngineMessage refused(String namespace, byte[] json) {
        return message(PacketType.CONNECT_ERROR, namespace, OptionalLong.empty(), new Payload(json, List.of()));
    }

    /** The server's DISCONNECT. */
    public static EngineMessage disconnected(String namespace) {
        return message(PacketType.DISCONNECT, namespace, OptionalLong.empty(), new Payload(NOTHING, List.of()));
    }

    private static EngineMessage message(PacketType type, String namespace, OptionalLong ackId, Payload payload) {
        StringBuilder head = new StringBuilder("4").append(type.digit());
        if (!payload.attachments().isEmpty()) {
            head.append(payload.attachments().size()).append('-');
        }
        if (!namespace.equals("/")) {
            head.append(namespace).append(',');
        }
        ackId.ifPresent(head::append);
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        return EngineMessage.of(payload.attachments(), start, payload.json());
    }
}
