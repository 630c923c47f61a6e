package dev.causerie.media.codec;

import dev.causerie.media.rtp.Bytes;

/**
 * Reads the payload descriptor and the start of the payload header of VP8 (RFC 7741 §4.2, §4.3). Owned by one thread,
 * reused for every packet: {@link #parse} sets what the getters answer.
 */
public final class Vp8Descriptor {
    private int size;
    private boolean frameStart;
    private boolean keyFrame;
    private int pictureIdAt;
    private boolean widePictureId;
    private int pictureId;
    private int tl0At;
    private int tl0;
    private int width;
    private int height;

    /** Returns true when {@code length} bytes from {@code offset} begin with a whole descriptor and a byte after it. */
    public boolean parse(byte[] b, int offset, int length) {
        pictureIdAt = -1;
        tl0At = -1;
        pictureId = 0;
        tl0 = 0;
        if (length < 2) {
            return false;
        }
        int at = 1;
        if ((b[offset] & 0x80) != 0) {
            at = parseExtensions(b, offset, length);
        }
        if (at < 0 || at >= length) {
            return false;
        }
        size = at;
        frameStart = (b[offset] & 0x17) == 0x10;
        keyFrame = frameStart && (b[offset + at] & 1) == 0;
        readDimensions(b, offset + at, length - at);
        return true;
    }

    private int parseExtensions(byte[] b, int offset, int length) {
        int flags = b[offset + 1];
        int at = 2;
        if ((flags & 0x80) != 0) {
            if (at + 1 >= length) {
                return -1;
            }
            pictureIdAt = at;
            widePictureId = (b[offset + at] & 0x80) != 0;
            pictureId = widePictureId ? Bytes.u16(b, offset + at) & 0x7FFF : b[offset + at] & 0x7F;
            at += widePictureId ? 2 : 1;
        }
        if ((flags & 0x40) != 0) {
            if (at >= length) {
                return -1;
            }
            tl0At = at;
            tl0 = Bytes.u8(b, offset + at);
            at++;
        }
        return (flags & 0x30) != 0 ? at + 1 : at;
    }

    private void readDimensions(byte[] b, int frame, int length) {
        boolean coded = keyFrame && length >= 10 && Bytes.u24(b, frame + 3) == 0x9D012A;
        width = coded ? (Bytes.u8(b, frame + 6) | Bytes.u8(b, frame + 7) << 8) & 0x3FFF : 0;
        height = coded ? (Bytes.u8(b, frame + 8) | Bytes.u8(b, frame + 9) << 8) & 0x3FFF : 0;
    }

    /** Returns the length of the descriptor, which is where the VP8 data begins. */
    public int size() {
        return size;
    }

    /** Returns true for the first packet of a frame. */
    public boolean frameStart() {
        return frameStart;
    }

    /** Returns true for the first packet of a key frame. */
    public boolean keyFrame() {
        return keyFrame;
    }

    /** Returns where in the payload the picture id stands, or -1 when there is none. */
    public int pictureIdAt() {
        return pictureIdAt;
    }

    /** Returns true when the picture id has 15 bits rather than 7. */
    public boolean widePictureId() {
        return widePictureId;
    }

    /** Returns the picture id. */
    public int pictureId() {
        return pictureId;
    }

    /** Returns where in the payload TL0PICIDX stands, or -1 when there is none. */
    public int tl0At() {
        return tl0At;
    }

    /** Returns TL0PICIDX. */
    public int tl0() {
        return tl0;
    }

    /** Returns the picture's width on the first packet of a key frame, otherwise 0. */
    public int width() {
        return width;
    }

    /** Returns the picture's height on the first packet of a key frame, otherwise 0. */
    public int height() {
        return height;
    }
}
