package dev.causerie.media.tap;

import dev.causerie.media.source.MediaPacket;
import java.util.Arrays;

/**
 * Puts the packets of one track, in their order, together to frames: VP8 up to the marker (RFC 7741 §4.1), Opus packet
 * by packet (RFC 7587 §4.2). Owned by the worker thread.
 */
final class FrameAssembler {
    private static final int MAX_FRAME = 8 << 20;

    private byte[] frame = new byte[16 * 1024];
    private int length;
    private boolean open;
    private boolean keyFrame;
    private boolean needsKeyFrame = true;
    private int timestamp;
    private int width;
    private int height;

    /** Returns true when this packet completed a frame. */
    boolean add(MediaPacket packet) {
        if (packet.frameStart()) {
            begin(packet);
        }
        if (!open) {
            return false;
        }
        append(packet);
        if (!open || !isLast(packet)) {
            return false;
        }
        open = false;
        needsKeyFrame = false;
        return true;
    }

    private static boolean isLast(MediaPacket packet) {
        return packet.marker() || packet.descriptorSize() == 0;
    }

    private void begin(MediaPacket packet) {
        open = packet.keyFrame() || !needsKeyFrame;
        keyFrame = packet.keyFrame();
        length = 0;
        timestamp = packet.timestamp();
        width = packet.width();
        height = packet.height();
    }

    private void append(MediaPacket packet) {
        int size = packet.length() - packet.descriptorSize();
        if (length + size > MAX_FRAME) {
            lost();
            return;
        }
        if (length + size > frame.length) {
            frame = Arrays.copyOf(frame, Math.max(frame.length * 2, length + size));
        }
        System.arraycopy(packet.payload(), packet.descriptorSize(), frame, length, size);
        length += size;
    }

    /** Something is missing for good: of video, nothing can be used before the next key frame. */
    void lost() {
        open = false;
        needsKeyFrame = true;
    }

    boolean needsKeyFrame() {
        return needsKeyFrame;
    }

    byte[] bytes() {
        return Arrays.copyOf(frame, length);
    }

    boolean isKeyFrame() {
        return keyFrame;
    }

    int timestamp() {
        return timestamp;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
