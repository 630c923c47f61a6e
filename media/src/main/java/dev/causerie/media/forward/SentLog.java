package dev.causerie.media.forward;

import dev.causerie.media.source.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Which source packet each of the last sent packets was, and what its fields became: enough to make it again from the
 * source's cache, without a copy per receiver. Owned by the worker thread.
 */
final class SentLog {
    /** How many packets it holds. */
    static final int SIZE = 512;

    private static final long RESEND_NS = 20_000_000L;

    private final int[] sequences = new int[SIZE];
    private final int[] sourceSequences = new int[SIZE];
    private final int[] timestamps = new int[SIZE];
    private final int[] pictureIds = new int[SIZE];
    private final int[] tl0s = new int[SIZE];
    private final long[] resentNs = new long[SIZE];
    private final @Nullable Encoding[] encodings = new Encoding[SIZE];

    void add(Encoding encoding, int sourceSequence, Rewritten fields, long nowNs) {
        int at = fields.sequence & (SIZE - 1);
        sequences[at] = fields.sequence;
        sourceSequences[at] = sourceSequence;
        timestamps[at] = fields.timestamp;
        pictureIds[at] = fields.pictureId;
        tl0s[at] = fields.tl0;
        resentNs[at] = nowNs - RESEND_NS;
        encodings[at] = encoding;
    }

    /**
     * Returns the encoding of the packet that was sent with this number, and fills in its fields; null when it is
     * unknown, or was sent again a moment ago.
     */
    @Nullable
    Encoding find(int sequence, long nowNs, Rewritten fields) {
        int at = sequence & (SIZE - 1);
        Encoding encoding = encodings[at];
        if (encoding == null || sequences[at] != sequence || nowNs - resentNs[at] < RESEND_NS) {
            return null;
        }
        resentNs[at] = nowNs;
        fields.sequence = sequence;
        fields.timestamp = timestamps[at];
        fields.pictureId = pictureIds[at];
        fields.tl0 = tl0s[at];
        return encoding;
    }

    /** Returns how many of the {@code span} numbers after this one were sent; the span is at most {@link #SIZE}. */
    int count(int after, int span) {
        int sent = 0;
        for (int i = 1; i <= span; i++) {
            int sequence = (after + i) & 0xFFFF;
            int at = sequence & (SIZE - 1);
            sent += encodings[at] != null && sequences[at] == sequence ? 1 : 0;
        }
        return sent;
    }

    int sourceSequence(int sequence) {
        return sourceSequences[sequence & (SIZE - 1)];
    }
}
