package dev.causerie.media.worker;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks from anywhere to one worker: bounded, without locks. When it is full, new tasks are refused. Thread-safe. */
final class CommandQueue {
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int limit;
    private volatile boolean closed;

    CommandQueue(int limit) {
        this.limit = limit;
    }

    boolean offer(Runnable task) {
        if (closed) {
            return false;
        }
        if (size.incrementAndGet() > limit) {
            size.decrementAndGet();
            return false;
        }
        return tasks.add(task);
    }

    /** Returns the next task and takes it out, or a task that does nothing when there is none. */
    boolean runNext() {
        Runnable task = tasks.poll();
        if (task == null) {
            return false;
        }
        size.decrementAndGet();
        task.run();
        return true;
    }

    /** Refuses tasks from now on. */
    void close() {
        closed = true;
    }
}
