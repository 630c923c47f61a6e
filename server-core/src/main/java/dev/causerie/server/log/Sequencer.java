package dev.causerie.server.log;

import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that puts committed events into order, whichever node they are from, and hands all of them to
 * the listener in that order. It runs from {@link #start} to {@link #close}; at start it stamps what a crash left. While
 * the database is out of reach, or memory short, it tries again, less and less often, and nothing is passed over; no
 * error ends it. {@link #wake}, {@link #healthy} and {@link #faults} are thread-safe.
 */
public final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    /** Without being woken it looks by itself, for events of a commit that a process did not live to announce. */
    private static final Duration LOOK_ALONE = Duration.ofSeconds(1);
    /** Nobody announces what another node commits. */
    private static final Duration LOOK_FOR_OTHERS = Duration.ofMillis(50);

    private static final long WITHOUT_MEMORY_NS = FIRST_PAUSE.toNanos();
    private static final int DELIVERIES = 3;

    private final Stamper stamper;
    private final EventLogListener listener;
    private final BooleanSupplier alone;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "event-log-sequencer");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong faults = new AtomicLong();
    private volatile boolean failing;
    private long delivered;

    /**
     * Takes the host's store and who is to be given the events.
     *
     * @param batch events stamped and delivered at once, at most
     * @param alone whether no other node writes into this log
     */
    public Sequencer(
            Store host, Transactions transactions, int batch, EventLogListener listener, BooleanSupplier alone) {
        this.stamper = new Stamper(host, transactions, batch);
        this.listener = listener;
        this.alone = alone;
    }

    /** Begins behind what is in the order now. Blocking; what it throws is the store's. */
    public void start() {
        delivered = stamper.head();
        thread.start();
    }

    /** Whether it runs, and its last look at the log succeeded. */
    public boolean healthy() {
        return thread.isAlive() && !failing;
    }

    /** How often it has failed so far, and has tried again. */
    public long faults() {
        return faults.get();
    }

    /** Says that events have been committed. Never blocks. */
    public void wake() {
        work.release();
    }

    /** Ends after the batch at hand; what is committed and not delivered then waits in the log. Twice is safe. */
    @Override
    public void close() {
        // Never by interrupting: that would close an H2 file under everybody's hands.
        stopping.countDown();
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                keepOrder();
            } catch (Error e) {
                // Not even memory to say so: what is done here needs none.
                failing = true;
                faults.incrementAndGet();
                LockSupport.parkNanos(WITHOUT_MEMORY_NS);
            }
        }
    }

    private void keepOrder() {
        var pause = Duration.ZERO;
        while (stopping.getCount() > 0) {
            try {
                round();
                pause = Duration.ZERO;
                failing = false;
            } catch (RuntimeException | Error e) {
                pause = longer(pause);
                failed("Events wait for the database, or for memory; the next try is in " + pause, e);
                rest(stopping::await, pause);
            }
        }
    }

    private void round() {
        var stamped = stamper.stamp();
        if (!stamped.isEmpty() && stamped.get(0).position() == delivered + 1) {
            deliver(stamped);
            return;
        }
        // Other nodes stamped some before these, or after what was delivered.
        var stampedByOthers = stamper.after(delivered);
        if (stampedByOthers.isEmpty()) {
            rest(work::tryAcquire, alone.getAsBoolean() ? LOOK_ALONE : LOOK_FOR_OTHERS);
            work.drainPermits();
        } else {
            deliver(stampedByOthers);
        }
    }

    private void deliver(List<StampedEvent> events) {
        for (int attempt = 1; attempt <= DELIVERIES; attempt++) {
            try {
                listener.deliver(events);
                break;
            } catch (RuntimeException | Error e) {
                failed("Delivering events from " + events.get(0).position() + " failed (attempt " + attempt + ")", e);
            }
        }
        delivered = events.get(events.size() - 1).position();
    }

    private void failed(String what, Throwable reason) {
        failing = true;
        faults.incrementAndGet();
        LOG.error(what, reason);
    }

    private static Duration longer(Duration pause) {
        var twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void rest(Waiting waiting, Duration most) {
        try {
            waiting.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but close() ends this thread, and it does not interrupt.
            LOG.warn("The sequencer was interrupted, and goes on");
        }
    }

    /** Waits for something, or for a time. */
    @FunctionalInterface
    private interface Waiting {
        boolean await(long time, TimeUnit unit) throws InterruptedException;
    }
}
