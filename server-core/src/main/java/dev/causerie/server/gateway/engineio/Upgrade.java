package dev.causerie.server.gateway.engineio;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A session's way from polling to its one WebSocket (Engine.IO protocol v4, "Upgrade"): claimed when the WebSocket
 * opens, probed, completed. Owned by the session's event loop, but for {@link #claim}.
 */
final class Upgrade {

    private final EngineSession session;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable WebSocketTransport candidate;
    private @Nullable ScheduledFuture<?> timeout;
    private boolean probed;

    Upgrade(EngineSession session) {
        this.session = session;
    }

    /** True for the one WebSocket that may try, until it fails. Thread-safe. */
    boolean claim() {
        return session.isOpen()
                && session.transport() instanceof PollingTransport
                && claimed.compareAndSet(false, true);
    }

    /** The WebSocket is open; from now on it has the upgrade timeout to complete. */
    void begin(WebSocketTransport next) {
        if (!session.isOpen()) {
            next.abandon();
            return;
        }
        candidate = next;
        long limit = session.endpoint().settings().upgradeTimeout().toMillis();
        timeout = session.loop().schedule(() -> next.abandon(), limit, TimeUnit.MILLISECONDS);
    }

    /** The client probed: polls end at once from now on, so that it can go over. */
    void probed() {
        probed = true;
        if (session.isOpen() && session.transport() instanceof PollingTransport polling) {
            polling.release();
        }
    }

    boolean isProbed() {
        return probed;
    }

    /** The WebSocket went away before it took over; the session goes on polling and may try again. */
    void failed() {
        forget();
        probed = false;
        claimed.set(false);
    }

    /** The client asked to go over; {@code arrived} runs on the WebSocket's loop once it did. */
    void complete(WebSocketTransport next, Runnable arrived) {
        boolean ready =
                session.isOpen() && probed && candidate == next && session.transport() instanceof PollingTransport;
        if (!ready) {
            next.abandon();
            return;
        }
        probed();
        forget();
        session.move(next, arrived);
    }

    /** The session was closed. */
    void abort() {
        WebSocketTransport unfinished = candidate;
        forget();
        if (unfinished != null) {
            unfinished.abandon();
        }
    }

    private void forget() {
        candidate = null;
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }
}
