package dev.causerie.media.forward;

import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.source.MediaPacket;

/**
 * Builds a slot's packets: a fresh header with the receiver's ids, the source's payload, rewritten fields in it. Owned
 * by the worker thread; does not allocate.
 */
final class PacketWriter {
    private static final int HEADER = 12;

    private final SlotStream stream;
    private final byte[] mid;
    private int rtxSequence;

    PacketWriter(SlotStream stream, int firstRtxSequence) {
        this.stream = stream;
        this.mid = stream.midBytes();
        this.rtxSequence = firstRtxSequence;
    }

    /** Writes the packet as media. */
    void media(PacketBuffer buffer, MediaPacket packet, Rewritten fields) {
        int at = header(buffer, packet, stream.codec().payloadType(), fields.sequence, fields.timestamp, stream.ssrc());
        payload(buffer, at, packet, fields);
    }

    /** Writes the packet as a retransmission (RFC 4588 §4): a stream of its own, so that no SRTP nonce comes twice. */
    void retransmission(PacketBuffer buffer, MediaPacket packet, Rewritten fields) {
        rtxSequence = (rtxSequence + 1) & 0xFFFF;
        int at = header(
                buffer, packet, stream.codec().rtxPayloadType(), rtxSequence, fields.timestamp, stream.rtxSsrc());
        Bytes.put16(buffer.bytes(), at, fields.sequence);
        payload(buffer, at + 2, packet, fields);
    }

    private int header(PacketBuffer buffer, MediaPacket packet, int type, int sequence, int timestamp, int ssrc) {
        buffer.setLength(0);
        buffer.setOffset(0);
        byte[] b = buffer.bytes();
        b[0] = (byte) 0x80;
        b[1] = (byte) ((packet.marker() ? 0x80 : 0) | type);
        Bytes.put16(b, 2, sequence);
        Bytes.put32(b, 4, timestamp);
        Bytes.put32(b, 8, ssrc);
        return extensions(b, packet);
    }

    private int extensions(byte[] b, MediaPacket packet) {
        int at = HEADER + 4;
        int midId = stream.ids().mid();
        if (midId > 0 && midId < 15) {
            b[at++] = (byte) (midId << 4 | (mid.length - 1));
            System.arraycopy(mid, 0, b, at, mid.length);
            at += mid.length;
        }
        int orientationId = stream.ids().orientation();
        if (packet.orientation() >= 0 && orientationId > 0 && orientationId < 15) {
            b[at++] = (byte) (orientationId << 4);
            b[at++] = (byte) packet.orientation();
        }
        if (at == HEADER + 4) {
            return HEADER;
        }
        while (at % 4 != 0) {
            b[at++] = 0;
        }
        b[0] |= 0x10;
        Bytes.put16(b, HEADER, 0xBEDE);
        Bytes.put16(b, HEADER + 2, (at - HEADER - 4) / 4);
        return at;
    }

    private static void payload(PacketBuffer buffer, int at, MediaPacket packet, Rewritten fields) {
        byte[] b = buffer.bytes();
        System.arraycopy(packet.payload(), 0, b, at, packet.length());
        if (packet.pictureIdAt() >= 0) {
            int where = at + packet.pictureIdAt();
            if (packet.widePictureId()) {
                Bytes.put16(b, where, 0x8000 | fields.pictureId);
            } else {
                Bytes.put8(b, where, fields.pictureId & 0x7F);
            }
        }
        if (packet.tl0At() >= 0) {
            Bytes.put8(b, at + packet.tl0At(), fields.tl0);
        }
        buffer.setLength(at + packet.length());
    }
}
