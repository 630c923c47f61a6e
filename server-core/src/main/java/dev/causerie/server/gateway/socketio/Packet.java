package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * A complete packet from a client, its attachments put where they belong. Immutable, except that the trees are the
 * receiver's own.
 */
public sealed interface Packet {

    /** The namespace, {@code "/"} for the main one. */
    String namespace();

    /**
     * The client asks to enter.
     *
     * @param auth empty where the client sent none
     */
    record Connect(String namespace, ObjectNode auth) implements Packet {}

    /** The client leaves. */
    record Disconnect(String namespace) implements Packet {}

    /**
     * The client sends an event.
     *
     * @param ackId present when it awaits an ack
     * @param wireBytes what it took on the wire, attachments included
     */
    record Event(String namespace, OptionalLong ackId, String name, List<JsonNode> arguments, long wireBytes)
            implements Packet {}

    /**
     * The client answers an event.
     *
     * @param ackId the event's
     * @param wireBytes what it took on the wire, attachments included
     */
    record Ack(String namespace, long ackId, List<JsonNode> arguments, long wireBytes) implements Packet {}
}
