package dev.causerie.bench.load;

import java.util.Arrays;

/** What came back during a measurement. Immutable. */
public final class Arrivals {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    /** Of these times on the way, in nanoseconds; the array is this object's from now on. */
    Arrivals(long[] nanos) {
        Arrays.sort(nanos);
        this.sorted = nanos;
    }

    /** How many messages came back. */
    public long count() {
        return sorted.length;
    }

    /**
     * The time that this part of the messages did not exceed, in milliseconds; NaN where none came.
     *
     * @param part 0 to 1
     */
    public double percentileMillis(double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(part * sorted.length) - 1;
        return sorted[Math.max(rank, 0)] / NANOS_PER_MILLI;
    }
}
