package dev.causerie.media.rtcp;

import dev.causerie.media.rtp.Bytes;

/** Walks a compound RTCP packet and calls a handler per item; what it does not know or can not read it skips. Stateless. */
public final class RtcpReader {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;
    static final int NACK = 1;
    static final int PLI = 1;
    static final int FIR = 4;
    static final int APPLICATION = 15;
    static final int REMB = 0x52454D42;
    private static final int BLOCK = 24;

    private RtcpReader() {}

    /** Reads {@code length} bytes from {@code offset}; stops at the first packet whose length does not fit. */
    public static void read(byte[] bytes, int offset, int length, RtcpHandler handler) {
        int end = offset + length;
        int at = offset;
        while (at + 4 <= end) {
            int next = at + 4 * (Bytes.u16(bytes, at + 2) + 1);
            if (next > end || (bytes[at] & 0xC0) != 0x80) {
                return;
            }
            readOne(bytes, at, next, handler);
            at = next;
        }
    }

    private static void readOne(byte[] b, int at, int end, RtcpHandler handler) {
        int format = b[at] & 0x1F;
        switch (Bytes.u8(b, at + 1)) {
            case SENDER_REPORT -> {
                if (end - at >= 28) {
                    long ntp = Bytes.u32(b, at + 8) << 32 | Bytes.u32(b, at + 12);
                    handler.senderReport(Bytes.i32(b, at + 4), ntp, Bytes.i32(b, at + 16));
                    readBlocks(b, at + 28, end, format, handler);
                }
            }
            case RECEIVER_REPORT -> readBlocks(b, at + 8, end, format, handler);
            case TRANSPORT_FEEDBACK -> {
                if (format == NACK) {
                    readNack(b, at, end, handler);
                }
            }
            case PAYLOAD_FEEDBACK -> readPayloadFeedback(b, at, end, format, handler);
            default -> {}
        }
    }

    private static void readBlocks(byte[] b, int first, int end, int count, RtcpHandler handler) {
        for (int i = 0, at = first; i < count && at + BLOCK <= end; i++, at += BLOCK) {
            int lost = Bytes.u24(b, at + 5) << 8 >> 8; // 24 bits with a sign
            handler.reception(
                    Bytes.i32(b, at), lost, Bytes.i32(b, at + 8), Bytes.i32(b, at + 16), Bytes.i32(b, at + 20));
        }
    }

    private static void readNack(byte[] b, int at, int end, RtcpHandler handler) {
        for (int item = at + 12; item + 4 <= end; item += 4) {
            int first = Bytes.u16(b, item);
            int following = Bytes.u16(b, item + 2);
            int ssrc = Bytes.i32(b, at + 8);
            handler.nack(ssrc, first);
            for (int bit = 0; bit < 16; bit++) {
                if ((following >> bit & 1) != 0) {
                    handler.nack(ssrc, (first + bit + 1) & 0xFFFF);
                }
            }
        }
    }

    private static void readPayloadFeedback(byte[] b, int at, int end, int format, RtcpHandler handler) {
        if (format == PLI && end - at >= 12) {
            handler.keyFrameRequest(Bytes.i32(b, at + 8));
        } else if (format == FIR) {
            for (int item = at + 12; item + 8 <= end; item += 8) {
                handler.keyFrameRequest(Bytes.i32(b, item));
            }
        } else if (format == APPLICATION && end - at >= 20 && Bytes.i32(b, at + 12) == REMB) {
            int exponent = Bytes.u8(b, at + 17) >> 2;
            long mantissa = Bytes.u24(b, at + 17) & 0x3FFFF;
            handler.bandwidthEstimate(exponent > 44 ? Long.MAX_VALUE : mantissa << exponent);
        }
    }
}
