package dev.causerie.media.tap;

import dev.causerie.media.rtp.Sequence;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.MediaPacket;
import org.jspecify.annotations.Nullable;

/**
 * Reads one encoding's packets in the order of their numbers out of its cache, waiting for what may still come by
 * retransmission. Owned by the worker thread.
 */
final class OrderedReader {
    private static final long PATIENCE_NS = 700_000_000L;

    private final Encoding encoding;
    private int next;
    private long waitingSinceNs;
    private boolean waiting;
    private boolean gap;

    /** Makes one that begins with the packet of this number. */
    OrderedReader(Encoding encoding, int first) {
        this.encoding = encoding;
        this.next = first;
    }

    /** Returns the next packet, or null when there is none yet. {@link #tookGap} tells whether some were given up. */
    @Nullable
    MediaPacket next(long nowNs) {
        while (Sequence.distance(encoding.highestSequence(), next) >= 0) {
            MediaPacket packet = encoding.cache().get(next);
            if (packet == null && mayStillCome(nowNs)) {
                return null;
            }
            next = Sequence.plus(next, 1);
            if (packet == null) {
                gap = true;
            } else {
                waiting = false;
                if (!packet.isEmpty()) {
                    return packet;
                }
            }
        }
        return null;
    }

    private boolean mayStillCome(long nowNs) {
        int behind = Sequence.distance(encoding.highestSequence(), next);
        if (behind >= encoding.cache().capacity() / 2) {
            return false;
        }
        if (!waiting) {
            waiting = true;
            waitingSinceNs = nowNs;
        }
        return nowNs - waitingSinceNs < PATIENCE_NS;
    }

    /** Returns true once when packets before the last one were given up. */
    boolean tookGap() {
        boolean was = gap;
        gap = false;
        return was;
    }

    Encoding encoding() {
        return encoding;
    }
}
