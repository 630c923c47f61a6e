package dev.causerie.media.rtp;

/**
 * A view of one RTP packet in its buffer (RFC 3550 §5.1, header extensions by RFC 8285 in one- and two-byte form).
 * {@link #parse} reads the header once; the getters answer from it. Owned by one thread, reused for every packet.
 */
public final class RtpPacket extends PacketBuffer {
    private static final int FIXED_HEADER = 12;
    private static final int ONE_BYTE_PROFILE = 0xBEDE;
    private static final int TWO_BYTE_PROFILE = 0x1000;

    private int payloadOffset;
    private int payloadLength;
    private int extensionStart;
    private int extensionEnd;
    private boolean twoByteExtensions;
    private int foundLength;

    /** Returns true when the buffer holds a well-formed RTP packet; only then do the getters mean anything. */
    public boolean parse() {
        byte[] b = bytes();
        int end = getOffset() + getLength();
        if (getLength() < FIXED_HEADER || (b[getOffset()] & 0xC0) != 0x80) {
            return false;
        }
        int at = getOffset() + FIXED_HEADER + 4 * (b[getOffset()] & 0x0F);
        extensionStart = at;
        extensionEnd = at;
        if ((b[getOffset()] & 0x10) != 0) {
            if (at + 4 > end) {
                return false;
            }
            at = parseExtensions(at);
        }
        int padding = (b[getOffset()] & 0x20) != 0 && at < end ? Bytes.u8(b, end - 1) : 0;
        payloadOffset = at;
        payloadLength = end - at - padding;
        return at <= end && payloadLength >= 0;
    }

    /** Returns true when the header is whole, of a packet whose payload may still be encrypted. */
    public boolean hasHeader() {
        byte[] b = bytes();
        int end = getOffset() + getLength();
        int at = getOffset() + FIXED_HEADER;
        if (at > end || (b[getOffset()] & 0xC0) != 0x80) {
            return false;
        }
        at += 4 * (b[getOffset()] & 0x0F);
        if ((b[getOffset()] & 0x10) != 0) {
            at = at + 4 > end ? end + 1 : at + 4 + 4 * Bytes.u16(b, at + 2);
        }
        return at <= end;
    }

    private int parseExtensions(int at) {
        int profile = Bytes.u16(bytes(), at);
        int end = at + 4 + 4 * Bytes.u16(bytes(), at + 2);
        twoByteExtensions = (profile & 0xFFF0) == TWO_BYTE_PROFILE;
        boolean known = twoByteExtensions || profile == ONE_BYTE_PROFILE;
        extensionStart = at + 4;
        extensionEnd = known ? end : extensionStart;
        return end;
    }

    /**
     * Returns where the data of the extension with this id begins, or -1 when the packet has none or {@code id} is 0;
     * {@link #foundLength} tells how long it is.
     */
    public int findExtension(int id) {
        byte[] b = bytes();
        int at = extensionStart;
        int header = twoByteExtensions ? 2 : 1;
        while (id > 0 && at < extensionEnd) {
            if (b[at] == 0) {
                at++;
                continue;
            }
            if (at + header > extensionEnd) {
                return -1;
            }
            int foundId = twoByteExtensions ? Bytes.u8(b, at) : Bytes.u8(b, at) >> 4;
            foundLength = twoByteExtensions ? Bytes.u8(b, at + 1) : (b[at] & 0x0F) + 1;
            at += header;
            if (at + foundLength > extensionEnd) {
                return -1;
            }
            if (foundId == id) {
                return at;
            }
            at += foundLength;
        }
        return -1;
    }

    /** Returns the data length of the extension that {@link #findExtension} found last. */
    public int foundLength() {
        return foundLength;
    }

    /** Returns the payload type, 0 to 127. */
    public int payloadType() {
        return bytes()[getOffset() + 1] & 0x7F;
    }

    /** Returns the marker bit. */
    public boolean marker() {
        return (bytes()[getOffset() + 1] & 0x80) != 0;
    }

    /** Returns the sequence number. */
    public int sequence() {
        return Bytes.u16(bytes(), getOffset() + 2);
    }

    /** Returns the media timestamp as the bits of an int. */
    public int timestamp() {
        return Bytes.i32(bytes(), getOffset() + 4);
    }

    /** Returns the synchronisation source as the bits of an int. */
    public int ssrc() {
        return Bytes.i32(bytes(), getOffset() + 8);
    }

    /** Returns where the payload begins in {@link #bytes}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** Returns the length of the payload without padding; 0 for a packet of padding alone. */
    public int payloadLength() {
        return payloadLength;
    }
}
