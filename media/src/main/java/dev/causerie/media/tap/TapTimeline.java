package dev.causerie.media.tap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of a tap's tracks. Immutable.
 *
 * @param startNs the tap's start on the worker's monotonic clock
 * @param startedAt the same moment on the wall clock
 */
public record TapTimeline(long startNs, Instant startedAt) {
    /** Returns the microseconds since the start; what was captured just before it counts as 0. */
    long microseconds(long ns) {
        return Math.max(0, (ns - startNs) / 1000);
    }

    Instant wallClock(long microseconds) {
        return startedAt.plus(microseconds, ChronoUnit.MICROS);
    }
}
