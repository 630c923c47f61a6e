package dev.causerie.server.gateway.engineio;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what strangers do wrong, one line a second at most and never their payload. Thread-safe. */
public final class RateLimitedLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.causerie.server.gateway");
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong skipped = new AtomicLong();

    /** One line with what happened and how many lines were left out before it. */
    public void refused(SocketAddress from, String what) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PERIOD_NANOS)) {
            skipped.incrementAndGet();
            return;
        }
        LOG.info("Closed the connection from {}: {} ({} such lines left out)", from, what, skipped.getAndSet(0));
    }
}
