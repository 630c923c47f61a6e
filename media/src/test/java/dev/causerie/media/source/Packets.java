package dev.causerie.media.source;

import dev.causerie.media.codec.Vp8Descriptor;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.RtpPacket;

/** Makes cached packets for tests. */
public final class Packets {
    private Packets() {}

    /** Returns a VP8 frame in one packet. */
    public static MediaPacket video(int sequence, int timestamp, int pictureId, boolean key) {
        RtpPacket packet = new RtpPacket();
        byte[] b = packet.bytes();
        b[0] = (byte) 0x80;
        b[1] = (byte) 0xE0;
        Bytes.put16(b, 2, sequence);
        Bytes.put32(b, 4, timestamp);
        b[12] = (byte) 0x90;
        b[13] = (byte) 0x80;
        Bytes.put16(b, 14, 0x8000 | pictureId);
        b[16] = (byte) (key ? 0 : 1);
        packet.setLength(30);
        Vp8Descriptor descriptor = new Vp8Descriptor();
        if (!packet.parse() || !descriptor.parse(b, packet.payloadOffset(), packet.payloadLength())) {
            throw new IllegalStateException("the packet is malformed");
        }
        MediaPacket media = new MediaPacket();
        media.fill(packet, descriptor, 0, 0);
        return media;
    }
}
