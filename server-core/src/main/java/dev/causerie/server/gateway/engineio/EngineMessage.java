package dev.causerie.server.gateway.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text packet with the binary packets that must follow it, encoded once and shared by every receiver: the text as a
 * complete WebSocket frame (RFC 6455 section 5.2), whose payload is what a polling client gets. Immutable; its arrays
 * are never changed.
 */
public final class EngineMessage {

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte FINAL_BINARY = (byte) 0x82;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private final byte[] frame;
    private final int textOffset;
    private final List<byte[]> attachments;
    private final long size;

    private EngineMessage(byte[] frame, int textOffset, List<byte[]> attachments) {
        this.frame = frame;
        this.textOffset = textOffset;
        this.attachments = attachments;
        this.size = frame.length + attachments.stream().mapToLong(a -> a.length).sum();
    }

    /** A packet of these parts in UTF-8, the Engine.IO type being the first character, and what follows it. */
    public static EngineMessage of(List<byte[]> attachments, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] header = header(FINAL_TEXT, length);
        ByteBuffer frame = ByteBuffer.allocate(header.length + length).put(header);
        for (byte[] part : parts) {
            frame.put(part);
        }
        return new EngineMessage(frame.array(), header.length, List.copyOf(attachments));
    }

    /** A packet without attachments. */
    public static EngineMessage of(String text) {
        return of(List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** One binary message alone. */
    public static EngineMessage ofBinary(byte[] content) {
        return new EngineMessage(new byte[0], 0, List.of(content));
    }

    /** Bytes that it takes in a queue. */
    public long size() {
        return size;
    }

    /** Whether there is a text packet; only {@link #ofBinary} makes one without. */
    boolean hasText() {
        return frame.length > 0;
    }

    byte[] frame() {
        return frame;
    }

    int textOffset() {
        return textOffset;
    }

    List<byte[]> attachments() {
        return attachments;
    }

    /** The header of a final, unmasked binary frame. */
    static byte[] binaryHeader(int length) {
        return header(FINAL_BINARY, length);
    }

    private static byte[] header(byte first, int length) {
        if (length < LENGTH_IN_TWO_BYTES) {
            return new byte[] {first, (byte) length};
        }
        if (length <= 0xFFFF) {
            return ByteBuffer.allocate(4)
                    .put(first)
                    .put((byte) LENGTH_IN_TWO_BYTES)
                    .putShort((short) length)
                    .array();
        }
        return ByteBuffer.allocate(10)
                .put(first)
                .put((byte) LENGTH_IN_EIGHT_BYTES)
                .putLong(length)
                .array();
    }
}
