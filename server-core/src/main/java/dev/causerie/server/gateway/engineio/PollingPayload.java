package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The body of a polling request or answer: packets with a record separator between them, binary as {@code b} and
 * base64 (Engine.IO protocol v4, "HTTP long-polling"). Stateless.
 */
final class PollingPayload {

    private static final byte SEPARATOR = 0x1e;
    private static final byte BINARY = 'b';

    private PollingPayload() {}

    /** What one packet of a body is handed to. */
    interface Packets {

        /** A text packet, its type first; lent for the call. Returns whether to go on. */
        boolean text(ByteBuf packet);

        /** A binary message. Returns whether to go on. */
        boolean binary(byte[] message);
    }

    /** Hands on the packets of a body, in order; throws {@link MalformedPacketException} at the first bad one. */
    static void read(ByteBuf body, Packets packets) {
        boolean more = true;
        while (more) {
            int length = body.bytesBefore(SEPARATOR);
            ByteBuf packet = body.readSlice(length < 0 ? body.readableBytes() : length);
            boolean binary = packet.isReadable() && packet.getByte(packet.readerIndex()) == BINARY;
            boolean goOn = binary ? packets.binary(decode(packet.skipBytes(1))) : packets.text(packet);
            more = goOn && length >= 0;
            body.skipBytes(length < 0 ? 0 : 1);
        }
    }

    /** A body of the queue's messages, at least one and up to about {@code limit} bytes; null for an empty queue. */
    static @Nullable ByteBuf write(OutgoingQueue queue, long limit, ByteBufAllocator allocator) {
        EngineMessage message = queue.poll();
        if (message == null) {
            return null;
        }
        ByteBuf body = allocator.buffer();
        while (message != null) {
            append(message, body);
            message = body.readableBytes() < limit ? queue.poll() : null;
        }
        return body;
    }

    private static void append(EngineMessage message, ByteBuf body) {
        if (message.hasText()) {
            separate(body);
            int offset = message.textOffset();
            body.writeBytes(message.frame(), offset, message.frame().length - offset);
        }
        for (byte[] attachment : message.attachments()) {
            separate(body);
            body.writeByte(BINARY);
            body.writeBytes(Base64.getEncoder().encode(attachment));
        }
    }

    private static void separate(ByteBuf body) {
        if (body.isReadable()) {
            body.writeByte(SEPARATOR);
        }
    }

    private static byte[] decode(ByteBuf base64) {
        try {
            return Base64.getDecoder().decode(base64.toString(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("binary is not base64");
        }
    }
}
