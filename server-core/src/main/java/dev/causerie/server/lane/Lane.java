package dev.causerie.server.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded FIFO whose tasks run one at a time, in order, on a shared pool. A task is over when the stage it returned
 * is complete; only then the next one starts. Thread-safe.
 */
public final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** So many tasks run in a row before the thread is given to another lane. */
    private static final int TURN = 16;

    private final Executor pool;
    private final int capacity;
    private final Deque<Supplier<CompletionStage<?>>> waiting = new ArrayDeque<>();
    private boolean running;

    /**
     * An empty lane.
     *
     * @param pool runs the tasks; must not refuse
     * @param capacity how many tasks may wait
     */
    public Lane(Executor pool, int capacity) {
        this.pool = pool;
        this.capacity = capacity;
    }

    /** Puts a task at the end, and returns true; false, and nothing happens, when as many wait as may. */
    public boolean offer(Supplier<CompletionStage<?>> task) {
        return add(task, capacity);
    }

    /** Puts a task at the end, however many wait: for what must not be lost, such as the end of the session. */
    public void put(Runnable task) {
        add(
                () -> {
                    task.run();
                    return CompletableFuture.completedFuture(null);
                },
                Integer.MAX_VALUE);
    }

    private boolean add(Supplier<CompletionStage<?>> task, int limit) {
        synchronized (this) {
            if (waiting.size() >= limit) {
                return false;
            }
            waiting.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        resume();
        return true;
    }

    /** Goes on with what waits. When the pool can not, for want of memory, the next task that is put here does. */
    private void resume() {
        try {
            pool.execute(this::drain);
        } catch (RuntimeException | Error failure) {
            synchronized (this) {
                running = false;
            }
            throw failure;
        }
    }

    private void drain() {
        for (int turn = 0; turn < TURN; turn++) {
            Supplier<CompletionStage<?>> next;
            synchronized (this) {
                if (waiting.isEmpty()) {
                    running = false;
                    return;
                }
                next = waiting.remove();
            }
            CompletableFuture<?> over = start(next);
            if (!over.isDone()) {
                over.whenComplete((result, failure) -> resume());
                return;
            }
        }
        resume();
    }

    private static CompletableFuture<?> start(Supplier<CompletionStage<?>> task) {
        try {
            return task.get().toCompletableFuture();
        } catch (RuntimeException | Error failure) {
            LOG.error("A task of a lane failed", failure);
            return CompletableFuture.completedFuture(null);
        }
    }
}
