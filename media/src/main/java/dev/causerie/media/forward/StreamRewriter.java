package dev.causerie.media.forward;

import dev.causerie.media.rtp.Sequence;
import dev.causerie.media.source.MediaPacket;

/**
 * Makes one stream of the packets of changing encodings: sequence numbers without gaps of its own making, timestamps
 * and VP8 picture ids (RFC 7741 §4.2) that only go forward. Owned by the worker thread.
 */
final class StreamRewriter {
    private static final int PICTURE_ID_MASK = 0x7FFF;

    private final int rate;
    private final SequenceRewriter sequence;
    private boolean started;
    private int highestOut;
    private int lastTimestamp;
    private long lastNs;
    private int lastPictureId;
    private int lastTl0;
    private int timestampOffset;
    private int pictureIdOffset;
    private int tl0Offset;

    StreamRewriter(int rate, int firstSequence, int firstTimestamp) {
        this.rate = rate;
        this.sequence = new SequenceRewriter(firstSequence);
        this.lastTimestamp = firstTimestamp;
    }

    /** Begins with another encoding, whose first packet this is. */
    void begin(MediaPacket packet, long nowNs) {
        sequence.begin(packet.sequence());
        long gap = started ? Math.max(1, (nowNs - lastNs) * rate / 1_000_000_000L) : 0;
        timestampOffset = lastTimestamp + (int) gap - packet.timestamp();
        pictureIdOffset = lastPictureId + 1 - packet.pictureId();
        tl0Offset = lastTl0 + 1 - packet.tl0();
    }

    /** Returns true when the packet has a place in the stream; {@code out} holds its fields then. */
    boolean map(MediaPacket packet, long nowNs, Rewritten out) {
        int mapped = sequence.map(packet.sequence());
        if (mapped == SequenceRewriter.NONE) {
            return false;
        }
        out.sequence = mapped;
        out.timestamp = packet.timestamp() + timestampOffset;
        out.pictureId = (packet.pictureId() + pictureIdOffset) & PICTURE_ID_MASK;
        out.tl0 = (packet.tl0() + tl0Offset) & 0xFF;
        if (!started || Sequence.distance(mapped, highestOut) > 0) {
            started = true;
            highestOut = mapped;
            remember(out, nowNs);
        }
        return true;
    }

    private void remember(Rewritten out, long nowNs) {
        if (out.timestamp - lastTimestamp >= 0) {
            lastTimestamp = out.timestamp;
            lastNs = nowNs;
        }
        lastPictureId = out.pictureId;
        lastTl0 = out.tl0;
    }

    void leaveOut(int sourceSequence) {
        sequence.leaveOut(sourceSequence);
    }

    boolean isStarted() {
        return started;
    }

    /** Returns the stream's timestamp for one of the present encoding's. */
    int timestamp(int sourceTimestamp) {
        return sourceTimestamp + timestampOffset;
    }
}
