package dev.causerie.server.host.parts;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that runs again and again, a pause after each end. It waits on a timer that never runs it, and runs on workers; one
 * that throws is logged and goes on. Thread-safe.
 */
final class Repetition implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    /** What is repeated. */
    @FunctionalInterface
    interface Task {

        void run() throws Exception;
    }

    private final ScheduledExecutorService timer;
    private final Executor workers;
    private final Duration pause;
    private @Nullable Task task;
    private @Nullable Future<?> next;

    Repetition(ScheduledExecutorService timer, Executor workers, Duration pause, Task task) {
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException("The pause of a task is at least 1 ms, and not " + pause);
        }
        this.timer = timer;
        this.workers = workers;
        this.pause = pause;
        this.task = task;
    }

    /** Lets the first run come after one pause. */
    synchronized void start() {
        if (task != null) {
            next = timer.schedule(this::due, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void due() {
        try {
            workers.execute(this::run);
        } catch (RejectedExecutionException busy) {
            LOG.warn("A repeating task finds no worker and waits another {}", pause);
            start();
        }
    }

    private void run() {
        Task current = task();
        if (current == null) {
            return;
        }
        try {
            current.run();
        } catch (Throwable failure) {
            LOG.error("A repeating task failed; the next run comes in {}", pause, failure);
        } finally {
            start();
        }
    }

    private synchronized @Nullable Task task() {
        return task;
    }

    @Override
    public synchronized void close() {
        // The timer may hold on to what is cancelled until it would have been due.
        task = null;
        if (next != null) {
            next.cancel(false);
        }
    }
}
