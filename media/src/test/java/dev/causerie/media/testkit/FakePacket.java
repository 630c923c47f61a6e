package dev.causerie.media.testkit;

import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.PacketBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One RTP packet to send. Names go into header extensions unless null.
 *
 * @param level the audio level, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record FakePacket(
        int ssrc,
        int payloadType,
        int sequence,
        int timestamp,
        boolean marker,
        @Nullable String mid,
        @Nullable String rid,
        int level,
        byte[] payload) {
    /** A whole VP8 frame in one packet: descriptor with picture id and TL0PICIDX, then the start of a frame. */
    public static FakePacket video(int ssrc, int sequence, boolean key) {
        byte[] payload = new byte[200];
        payload[0] = (byte) 0x90;
        payload[1] = (byte) 0xE0;
        Bytes.put16(payload, 2, 0x8000 | (sequence & 0x7FFF));
        payload[4] = (byte) sequence;
        payload[5] = 0;
        payload[6] = (byte) (key ? 0x10 : 0x11);
        if (key) {
            payload[9] = (byte) 0x9D;
            payload[10] = 0x01;
            payload[11] = 0x2A;
            payload[12] = (byte) 0x80;
            payload[13] = 0x02;
            payload[14] = (byte) 0x68;
            payload[15] = 0x01;
        }
        payload[20] = (byte) sequence;
        return new FakePacket(ssrc, FakeOffer.VP8, sequence & 0xFFFF, sequence * 3000, true, "1", null, -1, payload);
    }

    public static FakePacket audio(int ssrc, int sequence, int level) {
        byte[] payload = new byte[60];
        payload[0] = (byte) sequence;
        return new FakePacket(
                ssrc, FakeOffer.OPUS, sequence & 0xFFFF, sequence * 960, false, "0", null, level, payload);
    }

    public FakePacket layer(String name) {
        return new FakePacket(ssrc, payloadType, sequence, timestamp, marker, mid, name, level, payload);
    }

    /** The same packet as a retransmission with this SSRC and number. */
    public FakePacket retransmitted(int rtxSsrc, int rtxSequence) {
        byte[] wrapped = new byte[payload.length + 2];
        Bytes.put16(wrapped, 0, sequence);
        System.arraycopy(payload, 0, wrapped, 2, payload.length);
        return new FakePacket(rtxSsrc, FakeOffer.RTX, rtxSequence, timestamp, marker, mid, rid, level, wrapped);
    }

    /** Returns the packet's bytes, not protected. */
    public PacketBuffer write() {
        PacketBuffer buffer = new PacketBuffer();
        byte[] b = buffer.bytes();
        b[0] = (byte) 0x90;
        b[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        Bytes.put16(b, 2, sequence);
        Bytes.put32(b, 4, timestamp);
        Bytes.put32(b, 8, ssrc);
        int at = text(b, 16, FakeOffer.MID_ID, mid);
        at = text(b, at, payloadType == FakeOffer.RTX ? FakeOffer.REPAIRED_ID : FakeOffer.RID_ID, rid);
        if (level >= 0) {
            b[at] = (byte) (FakeOffer.LEVEL_ID << 4);
            b[at + 1] = (byte) level;
            at += 2;
        }
        while (at % 4 != 0) {
            at++;
        }
        Bytes.put16(b, 12, 0xBEDE);
        Bytes.put16(b, 14, (at - 16) / 4);
        System.arraycopy(payload, 0, b, at, payload.length);
        buffer.setLength(at + payload.length);
        return buffer;
    }

    private static int text(byte[] b, int at, int id, @Nullable String value) {
        if (value == null) {
            return at;
        }
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        b[at] = (byte) (id << 4 | (bytes.length - 1));
        System.arraycopy(bytes, 0, b, at + 1, bytes.length);
        return at + 1 + bytes.length;
    }
}
