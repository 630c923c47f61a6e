package dev.causerie.server.jobs;

import java.time.Duration;

/**
 * How often a job that fails is tried again: after the first pause, then after twice that, and so on. Immutable.
 *
 * @param attempts in all, 1 or more; after the last it is given up and kept among the failed ones
 * @param first pause
 * @param longest pause
 */
public record Retry(int attempts, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** Refuses what would never end or never begin. */
    public Retry {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("No way to try again: " + attempts + ", " + first + ", " + longest);
        }
    }

    /** Ten times within some hours. */
    public static Retry patient() {
        return new Retry(10, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    /** The pause after the given number of failures, 1 or more. */
    Duration after(int failures) {
        var pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
