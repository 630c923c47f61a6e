package dev.causerie.server.gateway.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of payloads (RFC 6455, section 5.3). Stateless. */
final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Mask() {}

    /**
     * Takes the mask off, or puts it on.
     *
     * @param mask its uppermost byte belongs to the byte at {@code from}
     * @return the mask for what follows {@code to}
     */
    static int apply(byte[] bytes, int from, int to, int mask) {
        long wide = ((long) mask << 32) | (mask & 0xFFFFFFFFL);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
        int rest = mask;
        for (; at < to; at++) {
            bytes[at] ^= (byte) (rest >>> 24);
            rest = Integer.rotateLeft(rest, 8);
        }
        return rest;
    }
}
