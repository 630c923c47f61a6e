package dev.causerie.media.net;

import dev.causerie.media.rtp.Bytes;

/** What a datagram is, by its first bytes (RFC 7983 §7, RFC 5761 §4). Immutable. */
public enum DatagramKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    /** Returns what these bytes begin. */
    public static DatagramKind of(byte[] bytes, int length) {
        if (length < 2) {
            return UNKNOWN;
        }
        int first = Bytes.u8(bytes, 0);
        if (first <= 3) {
            return STUN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first < 128 || first > 191) {
            return UNKNOWN;
        }
        int second = Bytes.u8(bytes, 1);
        return second >= 192 && second <= 223 ? RTCP : RTP;
    }
}
