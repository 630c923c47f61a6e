package dev.causerie.server.gateway.websocket;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * A message that comes in parts. Grows with what has come and not with what was announced, or a client could have
 * memory set aside by a header alone. Owned by its connection's thread.
 */
final class MessageBuffer {

    private static final byte[] NOTHING = {};
    private static final int AT_ONCE = 64 * 1024;
    private static final int GROWTH = 4;

    private byte[] bytes = NOTHING;
    private int length;

    int length() {
        return length;
    }

    /**
     * Takes {@code count} bytes from {@code in}, without their mask.
     *
     * @param expected how long the message will be as far as is known
     * @return the mask for what follows
     */
    int take(ByteBuf in, int count, int mask, int expected) {
        if (length + count > bytes.length) {
            long grown = Math.max((long) bytes.length * GROWTH, AT_ONCE);
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + count, Math.min(grown, expected)));
        }
        in.readBytes(bytes, length, count);
        length += count;
        return Mask.apply(bytes, length - count, length, mask);
    }

    /** The message; the buffer is empty again. */
    byte[] finish() {
        byte[] message = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = NOTHING;
        length = 0;
        return message;
    }
}
