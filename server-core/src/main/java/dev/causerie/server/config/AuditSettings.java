package dev.causerie.server.config;

import java.time.Duration;

/**
 * The audit log ({@code audit}). Immutable.
 *
 * @param keep how long an entry is kept
 */
public record AuditSettings(Duration keep) {
    public AuditSettings {
        new Checks()
                .between("keep", keep, Duration.ofDays(1), Duration.ofDays(36_500))
                .done();
    }
}
