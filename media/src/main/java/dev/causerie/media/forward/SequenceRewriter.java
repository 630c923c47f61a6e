package dev.causerie.media.forward;

import dev.causerie.media.rtp.Sequence;

/**
 * Renumbers the packets of changing sources into one contiguous sequence. A gap in the source stays a gap, to be
 * filled when the packet comes late; a packet left out on purpose leaves none. Owned by the worker thread.
 */
final class SequenceRewriter {
    /** The answer for a packet that has no place in the sequence. */
    static final int NONE = -1;

    private static final int REACH = 8192;
    private static final int REMEMBERED = 64;

    private final int[] leftOut = new int[REMEMBERED];
    private int leftOutCount;
    private int nextOut;
    private int first;
    private int highest;
    private int offset;

    /** Makes one whose first packet gets this number. */
    SequenceRewriter(int firstOut) {
        this.nextOut = firstOut;
    }

    /** Begins with another source, whose first packet has this number; what is older has no place any more. */
    void begin(int sequence) {
        first = sequence;
        highest = sequence - 1;
        offset = nextOut - sequence;
        leftOutCount = 0;
    }

    /** Returns the new number of this packet of the source, or {@link #NONE}. */
    int map(int sequence) {
        int unwrapped = unwrap(sequence);
        if (unwrapped > highest) {
            highest = unwrapped;
            nextOut = unwrapped + offset + 1;
            return (unwrapped + offset) & 0xFFFF;
        }
        if (unwrapped < first || unwrapped <= highest - REACH) {
            return NONE;
        }
        return late(unwrapped);
    }

    /** Leaves this packet out; if later ones are already numbered, its number stays a gap. */
    void leaveOut(int sequence) {
        int unwrapped = unwrap(sequence);
        if (unwrapped > highest) {
            leftOut[leftOutCount % REMEMBERED] = unwrapped;
            leftOutCount++;
            offset--;
            highest = unwrapped;
            nextOut = unwrapped + offset + 1;
        }
    }

    private int late(int unwrapped) {
        int shift = 0;
        for (int i = leftOutCount - 1; i >= 0 && leftOutCount - i <= REMEMBERED; i--) {
            int skipped = leftOut[i % REMEMBERED];
            if (skipped == unwrapped) {
                return NONE;
            }
            if (skipped < unwrapped) {
                return (unwrapped + offset + shift) & 0xFFFF;
            }
            shift++;
        }
        return leftOutCount > REMEMBERED ? NONE : (unwrapped + offset + shift) & 0xFFFF;
    }

    private int unwrap(int sequence) {
        return highest + Sequence.distance(sequence, highest);
    }
}
