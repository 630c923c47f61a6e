package dev.causerie.server.host.parts;

import dev.causerie.server.host.Gate;
import dev.causerie.server.host.PluginHandle;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Runs of a plugin's code by the host's threads. None begins once this is closed, and closing waits 2 seconds for those under way.
 * Thread-safe.
 */
final class Visits implements AutoCloseable {

    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final PluginHandle plugin;
    private final Gate gate = new Gate();

    Visits(PluginHandle plugin) {
        this.plugin = plugin;
    }

    /**
     * Runs {@code work} as the plugin.
     *
     * @throws IllegalStateException if the plugin has stopped
     * @throws Exception what {@code work} throws
     */
    void run(Callable<?> work) throws Exception {
        if (!gate.enter()) {
            throw new IllegalStateException("Plugin " + plugin.info().id() + " has stopped");
        }
        try {
            plugin.inside(work::call);
        } finally {
            gate.leave();
        }
    }

    @Override
    public void close() {
        try {
            gate.close(LEAVE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
