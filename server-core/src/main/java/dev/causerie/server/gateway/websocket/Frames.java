package dev.causerie.server.gateway.websocket;

import java.nio.ByteBuffer;

/** Writes whole frames as a server does: one frame a message, without a mask (RFC 6455, section 5.1). Stateless. */
public final class Frames {

    private static final int FINAL = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private Frames() {}

    /** The header of a text frame. */
    public static byte[] textHeader(int length) {
        return header(0x1, length);
    }

    /** The header of a binary frame. */
    public static byte[] binaryHeader(int length) {
        return header(0x2, length);
    }

    /** A close frame with this code. */
    public static byte[] close(int code) {
        return new byte[] {(byte) (FINAL | 0x8), 2, (byte) (code >> 8), (byte) code};
    }

    /** A close frame that says nothing. */
    public static byte[] close() {
        return new byte[] {(byte) (FINAL | 0x8), 0};
    }

    /** A pong with the ping's payload, up to 125 bytes. */
    public static byte[] pong(byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) (FINAL | 0xA))
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    private static byte[] header(int opcode, int length) {
        byte first = (byte) (FINAL | opcode);
        if (length < LENGTH_IN_TWO_BYTES) {
            return new byte[] {first, (byte) length};
        }
        if (length <= 0xFFFF) {
            return new byte[] {first, LENGTH_IN_TWO_BYTES, (byte) (length >> 8), (byte) length};
        }
        return ByteBuffer.allocate(10)
                .put(first)
                .put((byte) LENGTH_IN_EIGHT_BYTES)
                .putLong(length)
                .array();
    }
}
