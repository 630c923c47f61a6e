package dev.causerie.server.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when the time is up, unless it is closed before. Closing clears the interrupt that it
 * caused, and no other.
 */
final class Deadline implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private boolean closed;
    private boolean expired;

    Deadline(Duration limit) {
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::expire);
    }

    private synchronized void expire() {
        if (!closed) {
            expired = true;
            thread.interrupt();
        }
    }

    /** Whether the time was up before this was closed. */
    synchronized boolean expired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (expired) {
            Thread.interrupted();
        }
    }
}
