package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes packets of the messages of one connection: checks what each type must carry, and holds a binary packet back
 * until its attachments have come. Owned by the connection's thread.
 */
public final class PacketReader {

    /** Names that stock clients emit locally, so that the wire may not carry them (socket.io-parser). */
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private final PacketLimits limits;
    private final PacketTextParser parser;
    private final List<byte[]> attachments = new ArrayList<>();
    private @Nullable PacketText pending;
    private long pendingBytes;

    /** Reads the packets of a new connection. */
    public PacketReader(PacketLimits limits) {
        this(limits, new PacketTextParser(limits));
    }

    private PacketReader(PacketLimits limits, PacketTextParser parser) {
        this.limits = limits;
        this.parser = parser;
    }

    /** A reader for another connection, which shares what is immutable. */
    public PacketReader another() {
        return new PacketReader(limits, parser);
    }

    /**
     * The packet, or nothing while it waits for attachments. Reads {@code message} to its end and keeps none of it.
     *
     * @throws MalformedPacketException if it is not a packet that a client may send now
     */
    public Optional<Packet> text(ByteBuf message) {
        if (pending != null) {
            throw new MalformedPacketException("text where an attachment is due");
        }
        PacketText text = parser.parse(message);
        if (text.attachments() == 0) {
            return Optional.of(packet(text, text.content(), text.bytes()));
        }
        pending = text;
        pendingBytes = text.bytes();
        return Optional.empty();
    }

    /**
     * The packet that this attachment completes, or nothing while more are due.
     *
     * @throws MalformedPacketException if none is due, or they are too long together
     */
    public Optional<Packet> binary(byte[] attachment) {
        PacketText text = pending;
        if (text == null) {
            throw new MalformedPacketException("binary where no attachment is due");
        }
        attachments.add(attachment);
        pendingBytes += attachment.length;
        if (pendingBytes - text.bytes() > limits.maxAttachmentBytes()) {
            throw new MalformedPacketException("attachments too long");
        }
        if (attachments.size() < text.attachments()) {
            return Optional.empty();
        }
        List<byte[]> all = List.copyOf(attachments);
        attachments.clear();
        pending = null;
        Optional<JsonNode> content = text.content().map(tree -> Placeholders.fill(tree, all));
        return Optional.of(packet(text, content, pendingBytes));
    }

    private Packet packet(PacketText text, Optional<JsonNode> content, long bytes) {
        return switch (text.type()) {
            case CONNECT -> new Packet.Connect(text.namespace(), auth(text, content));
            case DISCONNECT -> disconnect(text, content);
            case EVENT, BINARY_EVENT -> event(text, array(content), bytes);
            case ACK, BINARY_ACK ->
                new Packet.Ack(
                        text.namespace(),
                        text.id().orElseThrow(() -> new MalformedPacketException("ack without an id")),
                        elements(array(content), 0),
                        bytes);
            case CONNECT_ERROR -> throw new MalformedPacketException("connect error from a client");
        };
    }

    private static ObjectNode auth(PacketText text, Optional<JsonNode> content) {
        if (text.id().isPresent()) {
            throw new MalformedPacketException("connect with an id");
        }
        JsonNode auth = content.orElseGet(JsonNodeFactory.instance::objectNode);
        if (auth instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedPacketException("auth is not an object");
    }

    private static Packet disconnect(PacketText text, Optional<JsonNode> content) {
        if (content.isPresent() || text.id().isPresent()) {
            throw new MalformedPacketException("disconnect with a payload");
        }
        return new Packet.Disconnect(text.namespace());
    }

    private Packet event(PacketText text, ArrayNode content, long bytes) {
        JsonNode name = content.path(0);
        if (!name.isTextual() || name.textValue().isEmpty()) {
            throw new MalformedPacketException("event without a name");
        }
        if (name.textValue().length() > limits.maxEventNameLength()) {
            throw new MalformedPacketException("event name too long");
        }
        if (RESERVED.contains(name.textValue())) {
            throw new MalformedPacketException("reserved event name");
        }
        return new Packet.Event(text.namespace(), text.id(), name.textValue(), elements(content, 1), bytes);
    }

    private static ArrayNode array(Optional<JsonNode> content) {
        if (content.isPresent() && content.get() instanceof ArrayNode array) {
            return array;
        }
        throw new MalformedPacketException("payload is not an array");
    }

    private static List<JsonNode> elements(ArrayNode array, int from) {
        List<JsonNode> elements = new ArrayList<>(array.size());
        for (int i = from; i < array.size(); i++) {
            elements.add(array.get(i));
        }
        return List.copyOf(elements);
    }
}
