package dev.causerie.server.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one thread, {@code plugin-admin}, on which plugins are loaded, started, stopped and unloaded. Thread-safe. */
final class AdminThread implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "plugin-admin");
        thread.setDaemon(true);
        return thread;
    });

    boolean isOpen() {
        return !executor.isShutdown();
    }

    /** Does {@code work} on the thread and waits for it; throws what it throws. */
    void call(Runnable work) {
        try {
            CompletableFuture.runAsync(work, executor).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Does {@code work} on the thread and waits for it, but no longer than {@code limit}; whether it was done by then. */
    boolean call(Runnable work, Duration limit) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(work, executor);
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Lets what is under way end, and takes nothing more. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
