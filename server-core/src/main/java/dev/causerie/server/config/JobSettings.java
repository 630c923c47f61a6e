package dev.causerie.server.config;

import java.time.Duration;

/**
 * Jobs that must not be lost ({@code jobs}). Immutable.
 *
 * @param threads jobs that run at the same time
 * @param pollEvery how often the database is asked for due ones
 * @param heartbeat how often a running one says that it lives
 * @param stopWithin how long a stop waits for running ones
 */
public record JobSettings(int threads, Duration pollEvery, Duration heartbeat, Duration stopWithin) {
    public JobSettings {
        new Checks()
                .between("threads", threads, 1, 256)
                .between("pollEvery", pollEvery, Duration.ofMillis(50), Duration.ofMinutes(5))
                .between("heartbeat", heartbeat, Duration.ofMillis(100), Duration.ofMinutes(5))
                .between("stopWithin", stopWithin, Duration.ZERO, Duration.ofMinutes(10))
                .done();
    }
}
