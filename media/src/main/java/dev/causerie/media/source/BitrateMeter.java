package dev.causerie.media.source;

import java.util.Arrays;

/** The bitrate over the last second, in eight steps. Owned by the worker thread. */
public final class BitrateMeter {
    private static final int STEPS = 8;
    private static final long STEP_NS = 125_000_000L;

    private final long[] bytes = new long[STEPS];
    private long step = Long.MIN_VALUE;
    private long firstStep = Long.MIN_VALUE;

    /** Counts what came or went now. */
    public void add(int count, long nowNs) {
        advance(nowNs);
        bytes[(int) (step & (STEPS - 1))] += count;
    }

    /** Returns the bits per second; of a younger stream over its life so far. */
    public long bitsPerSecond(long nowNs) {
        advance(nowNs);
        long steps = Math.min(STEPS, step - firstStep + 1);
        return Arrays.stream(bytes).sum() * 8 * STEPS / Math.max(1, steps);
    }

    private void advance(long nowNs) {
        long now = Math.floorDiv(nowNs, STEP_NS);
        if (step == Long.MIN_VALUE) {
            firstStep = now;
            step = now;
        }
        if (now - step >= STEPS) {
            Arrays.fill(bytes, 0);
            step = now;
        }
        while (step < now) {
            step++;
            bytes[(int) (step & (STEPS - 1))] = 0;
        }
    }
}
