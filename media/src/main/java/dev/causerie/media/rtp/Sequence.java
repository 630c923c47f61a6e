package dev.causerie.media.rtp;

/** Arithmetic of 16-bit RTP sequence numbers, which wrap (RFC 3550 §5.1). Stateless. */
public final class Sequence {
    private Sequence() {}

    /** Returns how far {@code a} is ahead of {@code b}, -32768 to 32767; negative when it is behind. */
    public static int distance(int a, int b) {
        return (short) (a - b);
    }

    /** Returns {@code seq + delta} as a sequence number. */
    public static int plus(int seq, int delta) {
        return (seq + delta) & 0xFFFF;
    }
}
