package dev.causerie.media.rtcp;

import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.PacketBuffer;
import java.util.Arrays;

/**
 * Builds a compound RTCP packet in one reused buffer: {@link #begin}, then the items. Owned by one thread.
 */
public final class RtcpWriter {
    private static final int ROOM = 1200;

    private final PacketBuffer packet = new PacketBuffer();

    /** Starts an empty compound packet. */
    public void begin() {
        packet.setLength(0);
        packet.setOffset(0);
    }

    /** Returns true when nothing has been written since {@link #begin}. */
    public boolean isEmpty() {
        return packet.getLength() == 0;
    }

    /** Returns true when there is no room for another item and the packet should go. */
    public boolean isFull() {
        return packet.getLength() > ROOM - 100;
    }

    /** Returns the packet written so far, to be protected and sent in place. */
    public PacketBuffer packet() {
        return packet;
    }

    /** Adds a sender report without report blocks (RFC 3550 §6.4.1). */
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        int at = header(0, RtcpReader.SENDER_REPORT, 28, ssrc);
        Bytes.put32(packet.bytes(), at + 8, (int) (ntp >>> 32));
        Bytes.put32(packet.bytes(), at + 12, (int) ntp);
        Bytes.put32(packet.bytes(), at + 16, rtpTimestamp);
        Bytes.put32(packet.bytes(), at + 20, (int) packets);
        Bytes.put32(packet.bytes(), at + 24, (int) octets);
    }

    /** Adds a source description that gives the SSRC its canonical name of at most 20 ASCII characters (RFC 3550 §6.5). */
    public void canonicalName(int ssrc, String name) {
        int text = name.length();
        int size = (8 + 2 + text + 1 + 3) & ~3;
        int at = header(1, 202, size, ssrc);
        byte[] b = packet.bytes();
        b[at + 8] = 1;
        b[at + 9] = (byte) text;
        for (int i = 0; i < text; i++) {
            b[at + 10 + i] = (byte) name.charAt(i);
        }
    }

    /** Adds a receiver report with one block (RFC 3550 §6.4.2). */
    public void receiverReport(int sender, ReportBlock block) {
        int at = header(1, RtcpReader.RECEIVER_REPORT, 32, sender);
        byte[] b = packet.bytes();
        Bytes.put32(b, at + 8, block.ssrc());
        Bytes.put32(b, at + 12, block.fractionLost() << 24 | (block.cumulativeLost() & 0xFF_FFFF));
        Bytes.put32(b, at + 16, block.highestSequence());
        Bytes.put32(b, at + 20, block.jitter());
        Bytes.put32(b, at + 24, block.lastReport());
        Bytes.put32(b, at + 28, block.delaySinceReport());
    }

    /** Adds a request for {@code first} and those after it whose bit is set in {@code following} (RFC 4585 §6.2.1). */
    public void nack(int sender, int media, int first, int following) {
        int at = header(RtcpReader.NACK, RtcpReader.TRANSPORT_FEEDBACK, 16, sender);
        Bytes.put32(packet.bytes(), at + 8, media);
        Bytes.put16(packet.bytes(), at + 12, first);
        Bytes.put16(packet.bytes(), at + 14, following);
    }

    /** Adds a request for a key frame (RFC 4585 §6.3.1). */
    public void pictureLoss(int sender, int media) {
        int at = header(RtcpReader.PLI, RtcpReader.PAYLOAD_FEEDBACK, 12, sender);
        Bytes.put32(packet.bytes(), at + 8, media);
    }

    /** Adds an estimate for one stream of a session (draft-alvestrand-rmcat-remb §2.2). */
    public void bandwidthEstimate(int sender, int media, long bitrateBps) {
        int at = header(RtcpReader.APPLICATION, RtcpReader.PAYLOAD_FEEDBACK, 24, sender);
        int exponent = Math.max(0, 64 - 18 - Long.numberOfLeadingZeros(bitrateBps));
        int mantissa = (int) (bitrateBps >>> exponent);
        Bytes.put32(packet.bytes(), at + 12, RtcpReader.REMB);
        Bytes.put32(packet.bytes(), at + 16, 1 << 24 | exponent << 18 | mantissa);
        Bytes.put32(packet.bytes(), at + 20, media);
    }

    private int header(int count, int type, int size, int ssrc) {
        int at = packet.getLength();
        packet.setLength(at + size);
        byte[] b = packet.bytes();
        Arrays.fill(b, at, at + size, (byte) 0);
        b[at] = (byte) (0x80 | count);
        b[at + 1] = (byte) type;
        Bytes.put16(b, at + 2, size / 4 - 1);
        Bytes.put32(b, at + 4, ssrc);
        return at;
    }
}
