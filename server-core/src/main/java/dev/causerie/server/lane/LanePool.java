package dev.causerie.server.lane;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that lanes share, and one timer beside them. Its queue holds at most one entry a lane, so the lanes bound it.
 * Thread-safe.
 */
public final class LanePool implements AutoCloseable, Executor {

    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;

    /** Starts {@code size} threads as they are needed. */
    public LanePool(int size) {
        threads = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("lane-"));
        threads.allowCoreThreadTimeOut(true);
        // What comes once the server is stopping is for nobody any more.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer = new ScheduledThreadPoolExecutor(1, named("lane-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** The timer; what runs there must be short and never block. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Waits for what runs and waits, up to {@code limit}; then the threads end. Says whether all of it was done. */
    public boolean drain(Duration limit) throws InterruptedException {
        timer.shutdownNow();
        threads.shutdown();
        return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the threads without waiting for them. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
