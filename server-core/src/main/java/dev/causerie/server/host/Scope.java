package dev.causerie.server.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be undone when a plugin stops: the last registered is undone first, each once, and one that fails does not
 * keep the others. Thread-safe.
 */
public final class Scope implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

    private final String owner;
    private final Deque<AutoCloseable> undo = new ArrayDeque<>();
    private boolean closed;

    /**
     * An empty scope.
     *
     * @param owner named in the log when undoing fails
     */
    public Scope(String owner) {
        this.owner = owner;
    }

    /**
     * Enters what is to be closed.
     *
     * @throws IllegalStateException if the scope is closed; {@code registration} is closed first
     */
    public void add(AutoCloseable registration) {
        synchronized (this) {
            if (!closed) {
                undo.push(registration);
                return;
            }
        }
        close(registration);
        throw new IllegalStateException("Plugin " + owner + " has stopped");
    }

    /** How many registrations stand. */
    public synchronized int size() {
        return undo.size();
    }

    /** Undoes everything; the second call has no effect. */
    @Override
    public void close() {
        List<AutoCloseable> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(undo);
            undo.clear();
        }
        all.forEach(this::close);
    }

    private void close(AutoCloseable registration) {
        try {
            registration.close();
        } catch (Throwable failure) {
            LOG.error("Plugin {}: undoing a registration failed", owner, failure);
        }
    }
}
