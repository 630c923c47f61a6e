package dev.causerie.server.app;

import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and Ctrl-C, made to wait until what runs was closed in order. Opened before it and so closed after it.
 * {@link #watch}, {@link #await} and {@link #close} belong to one thread.
 */
final class EndOfProcess implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** From now on a signal ends {@link #await}, and the process lives until {@link #close}. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "shutdown"));
    }

    /** Blocks until the process is told to end. */
    void await() throws InterruptedException {
        told.await();
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void hold() {
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
