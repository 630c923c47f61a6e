package dev.causerie.media.source;

import dev.causerie.media.rtp.Sequence;
import java.util.BitSet;

/** Which of the last sequence numbers have been seen: tells new packets from repeats. Owned by the worker thread. */
final class ReceiveWindow {
    private final int size;
    private final BitSet seen;
    private boolean started;
    private int highest;

    ReceiveWindow(int size) {
        this.size = size;
        this.seen = new BitSet(size);
    }

    /** Returns true the first time a sequence number comes, and not too late. */
    boolean add(int sequence) {
        if (!started) {
            started = true;
            highest = sequence;
            seen.set(sequence % size);
            return true;
        }
        int ahead = Sequence.distance(sequence, highest);
        if (ahead > 0) {
            forget(ahead);
            highest = sequence;
        } else if (ahead <= -size || seen.get(sequence % size)) {
            return false;
        }
        seen.set(sequence % size);
        return true;
    }

    private void forget(int ahead) {
        if (ahead >= size) {
            seen.clear();
            return;
        }
        for (int i = 1; i <= ahead; i++) {
            seen.clear(Sequence.plus(highest, i) % size);
        }
    }

    /** Begins anew with the next number; what lies before that one counts as seen, since it was sent before. */
    void restart() {
        started = false;
        seen.set(0, size);
    }

    boolean isStarted() {
        return started;
    }

    int highest() {
        return highest;
    }
}
