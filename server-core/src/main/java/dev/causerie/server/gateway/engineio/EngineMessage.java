package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.websocket.Frames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text packet with the binary packets that must follow it, encoded once and shared by every receiver: the text as a
 * complete WebSocket frame (RFC 6455 section 5.2), whose payload is what a polling client gets. Immutable; its arrays
 * are never changed.
 */
public final class EngineMessage {

    private final byte[] frame;
    private final int textOffset;
    private final List<byte[]> attachments;
    private final long size;

    private EngineMessage(byte[] frame, int textOffset, List<byte[]> attachments) {
        this.frame = frame;
        this.textOffset = textOffset;
        this.attachments = attachments;
        long bytes = frame.length;
        for (byte[] attachment : attachments) {
            bytes += attachment.length;
        }
        this.size = bytes;
    }

    /** A packet of these parts in UTF-8, the Engine.IO type being the first character, and what follows it. */
    public static EngineMessage of(List<byte[]> attachments, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] header = Frames.textHeader(length);
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
}
