package dev.causerie.server.config;

import java.time.Duration;

/**
 * Connection state recovery ({@code recovery}). Immutable.
 *
 * @param window how long after a lost connection a client may resume
 */
public record RecoverySettings(Duration window) {
    public RecoverySettings {
        new Checks()
                .between("window", window, Duration.ZERO, Duration.ofDays(1))
                .done();
    }
}
