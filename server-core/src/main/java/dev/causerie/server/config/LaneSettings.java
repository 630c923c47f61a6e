package dev.causerie.server.config;

import java.time.Duration;

/**
 * Where plugin handlers run ({@code lanes}). Immutable.
 *
 * @param threads that run them
 * @param queue events of one session that may wait
 * @param pluginPermits handlers of one plugin that may run at the same time
 * @param handlerTimeout after which one is interrupted
 */
public record LaneSettings(int threads, int queue, int pluginPermits, Duration handlerTimeout) {
    public LaneSettings {
        new Checks()
                .between("threads", threads, 1, 1_000)
                .between("queue", queue, 1, 100_000)
                .between("pluginPermits", pluginPermits, 1, 1_000)
                .between("handlerTimeout", handlerTimeout, Duration.ofMillis(100), Duration.ofMinutes(10))
                .done();
    }
}
