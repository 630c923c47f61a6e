package dev.causerie.testkit;

import dev.causerie.api.PluginInfo;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one start of one plugin has registered, to be undone in reverse order. Thread-safe. */
final class Registrations implements AutoCloseable {

    private final PluginInfo plugin;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean closed;

    Registrations(PluginInfo plugin) {
        this.plugin = plugin;
    }

    PluginInfo plugin() {
        return plugin;
    }

    synchronized void add(Runnable registration) {
        requireOpen();
        undo.push(registration);
    }

    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Plugin " + plugin.id() + " has stopped");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
