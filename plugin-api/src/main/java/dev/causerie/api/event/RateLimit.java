package dev.causerie.api.event;

import java.time.Duration;

/**
 * How often something may happen: a bucket of {@code count} that refills evenly over {@code period}. Immutable.
 *
 * @param count at least 1
 * @param period longer than zero
 */
public record RateLimit(int count, Duration period) {

    /** Checks count and period. */
    public RateLimit {
        if (count < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "A rate is at least 1 a positive period, and not " + count + "/" + period);
        }
    }
}
