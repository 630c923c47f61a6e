package dev.causerie.bench.load;

import java.util.Arrays;

/** Counts what came back and how long it took. Owned by the generator's event loop. */
final class Meter {

    private static final int FIRST_CAPACITY = 1 << 16;

    private long[] nanos = new long[FIRST_CAPACITY];
    private int measured;
    private boolean measuring;
    private long total;

    /** A message came back whose sending was due at {@code stamp}, by {@link System#nanoTime()}. */
    void arrived(long stamp) {
        total++;
        if (measuring) {
            if (measured == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * measured);
            }
            nanos[measured++] = System.nanoTime() - stamp;
        }
    }

    /** Everything that came since the generator was made, measured or not. */
    long total() {
        return total;
    }

    void start() {
        measured = 0;
        measuring = true;
    }

    /** Ends the measurement that {@link #start} began. */
    Arrivals stop() {
        measuring = false;
        return new Arrivals(Arrays.copyOf(nanos, measured));
    }
}
