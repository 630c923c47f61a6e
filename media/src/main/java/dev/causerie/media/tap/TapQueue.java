package dev.causerie.media.tap;

import dev.causerie.media.TapListener;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded way from the worker to one tap's thread. Frames beyond the limit are dropped and counted; starts and ends
 * always get through, there are few. Thread-safe.
 */
public final class TapQueue {
    private static final Logger LOG = LoggerFactory.getLogger(TapQueue.class);

    private final LinkedBlockingQueue<TapEvent> events = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final int limit;
    private final TapListener listener;
    private final Thread thread;

    /**
     * Makes one with a thread that is not started yet.
     *
     * @param limit how many frames may wait
     */
    public TapQueue(String name, int limit, TapListener listener) {
        this.limit = limit;
        this.listener = listener;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts to tell the listener. */
    public void start() {
        thread.start();
    }

    boolean offer(TapEvent.Frame frame) {
        if (waiting.get() >= limit) {
            dropped.incrementAndGet();
            return false;
        }
        waiting.incrementAndGet();
        events.add(frame);
        return true;
    }

    void add(TapEvent event) {
        events.add(event);
    }

    /** Ends the thread once what waits has been told. */
    public void close() {
        events.add(new TapEvent.Closed());
    }

    /** Returns the frames that did not fit. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        TapEvent event;
        do {
            try {
                event = events.take();
            } catch (InterruptedException e) {
                event = new TapEvent.Closed(); // nobody of ours interrupts: the process is being taken down
            }
            if (event instanceof TapEvent.Frame) {
                waiting.decrementAndGet();
            }
            tell(event);
        } while (!(event instanceof TapEvent.Closed));
    }

    private void tell(TapEvent event) {
        try {
            event.tell(listener);
        } catch (RuntimeException e) {
            LOG.error("{}: the listener failed", thread.getName(), e);
        }
    }
}
