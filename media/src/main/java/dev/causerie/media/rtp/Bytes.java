package dev.causerie.media.rtp;

/** Unsigned numbers in network byte order, read from and written to arrays. Stateless. */
public final class Bytes {
    private Bytes() {}

    /** Returns the byte at {@code at}, 0 to 255. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /** Returns the two bytes at {@code at}, 0 to 65535. */
    public static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** Returns the three bytes at {@code at}. */
    public static int u24(byte[] bytes, int at) {
        return u16(bytes, at) << 8 | u8(bytes, at + 2);
    }

    /** Returns the four bytes at {@code at} as the bits of an int. */
    public static int i32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    /** Returns the four bytes at {@code at}, 0 to 2^32-1. */
    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xFFFF_FFFFL;
    }

    /** Writes the low byte of {@code value}. */
    public static void put8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Writes the low two bytes of {@code value}. */
    public static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    /** Writes the four bytes of {@code value}. */
    public static void put32(byte[] bytes, int at, int value) {
        put16(bytes, at, value >>> 16);
        put16(bytes, at + 2, value);
    }
}
