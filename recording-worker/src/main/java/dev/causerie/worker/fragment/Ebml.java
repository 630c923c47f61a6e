package dev.causerie.worker.fragment;

import java.nio.ByteBuffer;

/** Numbers of EBML (RFC 8794) out of bytes that may be anything: what can not be read is {@link #NONE}. */
final class Ebml {

    static final int NONE = -1;

    private static final int LONGEST_ID = 4;
    private static final int LONGEST_SIZE = 8;

    private Ebml() {}

    static int id(ByteBuffer bytes) {
        int length = length(bytes);
        if (length > LONGEST_ID || length > bytes.remaining()) {
            return NONE;
        }
        int id = 0;
        for (int i = 0; i < length; i++) {
            id = (id << 8) | (bytes.get() & 0xFF);
        }
        return id;
    }

    /** A number without its length marker. All ones, an unknown size, is {@link #NONE} too. */
    static long size(ByteBuffer bytes) {
        int length = length(bytes);
        if (length > LONGEST_SIZE || length > bytes.remaining()) {
            return NONE;
        }
        long value = bytes.get() & (0xFF >> length);
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (bytes.get() & 0xFF);
        }
        return value == (1L << (7 * length)) - 1 ? NONE : value;
    }

    /** The whole payload as a number; {@link #NONE} beyond eight bytes or 2^63. */
    static long unsigned(ByteBuffer payload) {
        if (payload.remaining() > Long.BYTES) {
            return NONE;
        }
        long value = 0;
        while (payload.hasRemaining()) {
            value = (value << 8) | (payload.get() & 0xFF);
        }
        return Math.max(value, NONE);
    }

    private static int length(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return Integer.MAX_VALUE;
        }
        return Integer.numberOfLeadingZeros(bytes.get(bytes.position()) & 0xFF) - 23;
    }
}
