package dev.causerie.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends a run that has stopped getting on: media from outside reaches C code that may never return. Whoever gets a piece
 * of work done calls {@link #tick}; when nobody has for the limit, the stall is answered once. Thread-safe.
 */
public final class Watch implements AutoCloseable {

    private final Duration limit;
    private final Runnable onStall;
    private final LongSupplier nanoClock;
    private final Thread thread;
    private volatile long lastNanos;

    /**
     * A watch that begins at once, on a daemon thread of its own.
     *
     * @param limit how long nothing may happen
     * @param onStall run on the watch's thread when nothing did; expected to end the process
     * @param nanoClock such as {@link System#nanoTime}
     */
    public Watch(Duration limit, Runnable onStall, LongSupplier nanoClock) {
        this.limit = limit;
        this.onStall = onStall;
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
        this.thread = new Thread(this::guard, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that something got done. Cheap: for every packet and every request. */
    public void tick() {
        lastNanos = nanoClock.getAsLong();
    }

    private void guard() {
        try {
            while (nanoClock.getAsLong() - lastNanos < limit.toNanos()) {
                Thread.sleep(Math.max(1, limit.toMillis() / 20));
            }
            onStall.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
