package dev.causerie.server.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets calls in until it is closed, and then waits for those inside to leave. Thread-safe. */
public final class Gate {

    private int inside;
    private boolean closed;

    /** Whether the caller is in; then it must {@link #leave}. */
    public synchronized boolean enter() {
        if (!closed) {
            inside++;
        }
        return !closed;
    }

    /** Says that the caller is out again. */
    public synchronized void leave() {
        inside--;
        notifyAll();
    }

    /**
     * Closes the gate and waits, up to {@code limit}, until nobody is inside.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile; the gate is closed all the same
     */
    public synchronized void close(Duration limit) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + limit.toNanos();
        while (inside > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
