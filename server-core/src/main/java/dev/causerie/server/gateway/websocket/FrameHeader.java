package dev.causerie.server.gateway.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** The header of the frame that comes next, which may come byte by byte. Owned by its connection's thread. */
final class FrameHeader {

    private static final int LONGEST = 14;
    private static final int SHORT = 2;
    private static final int MASK_BYTES = 4;
    private static final int MOST_OF_CONTROL = 125;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private final byte[] bytes = new byte[LONGEST];
    private int have;
    private int need = SHORT;
    private Opcode opcode = Opcode.CONTINUATION;

    /** Reads on; says whether the header is whole. */
    boolean read(ByteBuf in) {
        while (have < need) {
            if (!in.isReadable()) {
                return false;
            }
            bytes[have++] = in.readByte();
            if (have == SHORT) {
                begin();
            }
        }
        return true;
    }

    /** Makes ready for the next frame. */
    void reset() {
        have = 0;
        need = SHORT;
    }

    private void begin() {
        opcode = Opcode.of(bytes[0]);
        int length = bytes[1] & 0x7F;
        require((bytes[0] & 0x70) == 0, "reserved bits are set");
        require((bytes[1] & 0x80) != 0, "frame of a client without a mask");
        if (opcode.isControl()) {
            require(last() && length <= MOST_OF_CONTROL, "control frame in parts, or too long");
        }
        need = SHORT + MASK_BYTES + lengthBytes(length);
    }

    private static int lengthBytes(int length) {
        return switch (length) {
            case LENGTH_IN_TWO_BYTES -> 2;
            case LENGTH_IN_EIGHT_BYTES -> 8;
            default -> 0;
        };
    }

    Opcode opcode() {
        return opcode;
    }

    /** Whether the message ends with this frame. */
    boolean last() {
        return bytes[0] < 0;
    }

    /** The payload's length in bytes, as the client says. */
    long length() {
        int size = need - SHORT - MASK_BYTES;
        if (size == 0) {
            return bytes[1] & 0x7F;
        }
        long length = 0;
        for (int i = 0; i < size; i++) {
            length = (length << 8) | (bytes[SHORT + i] & 0xFF);
        }
        boolean shortest = size == 2 ? length >= LENGTH_IN_TWO_BYTES : length > 0xFFFF;
        require(length >= 0 && shortest, "length that is not written the shortest way");
        return length;
    }

    /** The mask, its first byte uppermost. */
    int mask() {
        int mask = 0;
        for (int i = need - MASK_BYTES; i < need; i++) {
            mask = (mask << 8) | (bytes[i] & 0xFF);
        }
        return mask;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new MalformedFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, otherwise);
        }
    }
}
