package dev.causerie.server.gateway.engineio;

import java.time.Duration;

/**
 * Closes a session that is behind and takes next to nothing. Looks four times within the time it gives, so that the
 * close comes at most a quarter late. Owned by the session's event loop.
 */
final class DrainWatch {

    private static final int LOOKS = 4;

    /** Whoever takes less than this within the time does not drain, however often a byte of it goes. */
    private static final long LEAST_BYTES = 32 * 1024;

    private final EngineSession session;
    private final Duration limit;
    private boolean watching;
    private long taken;
    private long since;

    DrainWatch(EngineSession session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    /** Begins to watch, where the session is behind and not watched yet. */
    void look() {
        if (!watching && session.isOpen() && session.outbox().isBehind()) {
            watching = true;
            mark();
            lookAgain();
        }
    }

    private void mark() {
        taken = session.transport().takenBytes();
        since = System.nanoTime();
    }

    private void lookAgain() {
        session.runAfter(Math.max(limit.toMillis() / LOOKS, 1), this::check);
    }

    private void check() {
        if (!session.isOpen() || !session.outbox().isBehind()) {
            watching = false;
            return;
        }
        // After an upgrade the other transport counts anew.
        if (Math.abs(session.transport().takenBytes() - taken) >= LEAST_BYTES) {
            mark();
        } else if (System.nanoTime() - since >= limit.toNanos()) {
            session.close(CloseReason.TOO_SLOW);
            return;
        }
        lookAgain();
    }
}
