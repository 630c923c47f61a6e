package dev.causerie.server.config;

import java.time.Duration;

/**
 * The log of durable events ({@code log}). Immutable.
 *
 * @param retention how long events are kept for recovery
 * @param cleanEvery how often older ones are deleted
 * @param batch events stamped and delivered at once, at most
 */
public record LogSettings(Duration retention, Duration cleanEvery, int batch) {
    public LogSettings {
        new Checks()
                .between("retention", retention, Duration.ofSeconds(1), Duration.ofDays(365))
                .between("cleanEvery", cleanEvery, Duration.ofMillis(100), Duration.ofDays(1))
                .between("batch", batch, 1, 10_000)
                .done();
    }
}
