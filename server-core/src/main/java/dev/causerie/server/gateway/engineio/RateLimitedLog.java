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
        if (due()) {
            LOG.info("Closed the connection from {}: {} ({} such lines left out)", from, what, skipped.getAndSet(0));
        }
    }

    /** The same for a client of another protocol, which never had a connection. */
    void unsupported(SocketAddress client) {
        if (due()) {
            LOG.info(
                    "Refused {}: it does not speak Engine.IO 4, as socket.io-client does from 3.0 on ({} such lines left out)",
                    client,
                    skipped.getAndSet(0));
        }
    }

    private boolean due() {
        long now = System.nanoTime();
        long due = next.get();
        boolean mine = now - due >= 0 && next.compareAndSet(due, now + PERIOD_NANOS);
        if (!mine) {
            skipped.incrementAndGet();
        }
        return mine;
    }
}
