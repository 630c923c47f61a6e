package dev.causerie.media.source;

import dev.causerie.media.codec.Vp8Descriptor;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * One received packet without its RTP framing: what consumers rewrite, send, and send again. It stands in a
 * {@link PacketCache} and is reused. Owned by the worker thread; valid until the cache comes round.
 */
public final class MediaPacket {
    private static final int STEP = 256;

    private byte[] payload = new byte[0];
    private int length = -1;
    private int sequence;
    private int timestamp;
    private boolean marker;
    private int orientation;
    private int audioLevel;
    private boolean frameStart;
    private boolean keyFrame;
    private int descriptorSize;
    private int pictureIdAt;
    private boolean widePictureId;
    private int pictureId;
    private int tl0At;
    private int tl0;
    private int width;
    private int height;

    /** Takes over a parsed packet; {@code vp8} is null for audio. */
    void fill(RtpPacket packet, @Nullable Vp8Descriptor vp8, int orientationId, int audioLevelId) {
        length = packet.payloadLength();
        if (payload.length < length) {
            payload = new byte[(length + STEP - 1) / STEP * STEP];
        }
        System.arraycopy(packet.bytes(), packet.payloadOffset(), payload, 0, length);
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        marker = packet.marker();
        orientation = oneByte(packet, orientationId);
        audioLevel = oneByte(packet, audioLevelId);
        describe(vp8);
    }

    private static int oneByte(RtpPacket packet, int extensionId) {
        int at = packet.findExtension(extensionId);
        return at < 0 ? -1 : Bytes.u8(packet.bytes(), at);
    }

    private void describe(@Nullable Vp8Descriptor vp8) {
        frameStart = true;
        keyFrame = true;
        descriptorSize = 0;
        pictureIdAt = -1;
        tl0At = -1;
        width = 0;
        height = 0;
        if (vp8 != null) {
            describeVideo(vp8);
        }
    }

    private void describeVideo(Vp8Descriptor vp8) {
        frameStart = vp8.frameStart();
        keyFrame = vp8.keyFrame();
        descriptorSize = vp8.size();
        pictureIdAt = vp8.pictureIdAt();
        widePictureId = vp8.widePictureId();
        pictureId = vp8.pictureId();
        tl0At = vp8.tl0At();
        tl0 = vp8.tl0();
        width = vp8.width();
        height = vp8.height();
    }

    /** Marks the place of a packet that carried padding alone. */
    void fillEmpty(int atSequence) {
        sequence = atSequence;
        length = 0;
    }

    /** Holds no packet any more. */
    void empty() {
        length = -1;
    }

    boolean holds(int wanted) {
        return length >= 0 && sequence == wanted;
    }

    /** Returns true for a packet that carried padding alone; the other getters mean nothing then. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Returns the array with the payload from index 0. */
    public byte[] payload() {
        return payload;
    }

    /** Returns the payload's length. */
    public int length() {
        return length;
    }

    /** Returns the sequence number it was published with. */
    public int sequence() {
        return sequence;
    }

    /** Returns the timestamp it was published with. */
    public int timestamp() {
        return timestamp;
    }

    /** Returns the marker bit: the last packet of a frame of video. */
    public boolean marker() {
        return marker;
    }

    /** Returns the byte of the video orientation extension, or -1. */
    public int orientation() {
        return orientation;
    }

    /** Returns the byte of the audio level extension, or -1. */
    public int audioLevel() {
        return audioLevel;
    }

    /** Returns true for the first packet of a frame; always for audio. */
    public boolean frameStart() {
        return frameStart;
    }

    /** Returns true for the first packet of a key frame; always for audio. */
    public boolean keyFrame() {
        return keyFrame;
    }

    /** Returns where behind the payload descriptor the codec's own data begins. */
    public int descriptorSize() {
        return descriptorSize;
    }

    /** Returns where the VP8 picture id stands, or -1. */
    public int pictureIdAt() {
        return pictureIdAt;
    }

    /** Returns whether the picture id has 15 bits. */
    public boolean widePictureId() {
        return widePictureId;
    }

    /** Returns the VP8 picture id. */
    public int pictureId() {
        return pictureId;
    }

    /** Returns where TL0PICIDX stands, or -1. */
    public int tl0At() {
        return tl0At;
    }

    /** Returns TL0PICIDX. */
    public int tl0() {
        return tl0;
    }

    /** Returns the picture's width at the start of a key frame, otherwise 0. */
    public int width() {
        return width;
    }

    /** Returns the picture's height at the start of a key frame, otherwise 0. */
    public int height() {
        return height;
    }
}
