package dev.causerie.server.log;

import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that puts committed events into order and hands them to the listener. It runs from {@link #start} to
 * {@link #close}; at start it stamps what a crash left. While the database is out of reach it tries again, less and less
 * often, and nothing is passed over. {@link #wake} is thread-safe.
 */
public final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    /** Without being woken it looks by itself, for events of a commit that the process did not live to announce. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int DELIVERIES = 3;

    private final Stamper stamper;
    private final EventLogListener listener;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "event-log-sequencer");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long delivered;

    /**
     * Takes the host's store and who is to be given the events.
     *
     * @param batch events stamped and delivered at once, at most
     */
    public Sequencer(Store host, Transactions transactions, int batch, EventLogListener listener) {
        this.stamper = new Stamper(host, transactions, batch);
        this.listener = listener;
    }

    /** Takes over the order and begins. Blocking; what it throws is the store's. */
    public void start() {
        stamper.claim();
        delivered = stamper.head();
        thread.start();
    }

    /** Says that events have been committed. Never blocks. */
    public void wake() {
        work.release();
    }

    /** Whether it is at work: started, neither closed nor superseded by another node's. */
    public boolean running() {
        return thread.isAlive();
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
        var pause = Duration.ZERO;
        while (stopping.getCount() > 0) {
            try {
                if (!pause.isZero()) {
                    stamper.catchUp();
                }
                round();
                pause = Duration.ZERO;
            } catch (Stamper.Superseded e) {
                LOG.error("This node no longer orders events: {}", e.getMessage());
                return;
            } catch (RuntimeException e) {
                pause = longer(pause);
                LOG.error("Events wait for the database; the next try is in {}", pause, e);
                rest(stopping::await, pause);
            }
        }
    }

    private void round() {
        var behind = delivered < stamper.head();
        var events = behind ? stamper.after(delivered) : stamper.stamp();
        if (!events.isEmpty()) {
            deliver(events);
        } else if (behind) {
            delivered = stamper.head();
        } else {
            rest(work::tryAcquire, LOOK);
            work.drainPermits();
        }
    }

    private void deliver(List<StampedEvent> events) {
        for (int attempt = 1; attempt <= DELIVERIES; attempt++) {
            try {
                listener.deliver(events);
                break;
            } catch (RuntimeException e) {
                LOG.error(
                        "Delivering events from {} failed (attempt {})",
                        events.get(0).position(),
                        attempt,
                        e);
            }
        }
        delivered = events.get(events.size() - 1).position();
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
