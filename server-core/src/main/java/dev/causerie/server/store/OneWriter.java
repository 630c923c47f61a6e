package dev.causerie.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * For H2: one transaction at a time writes, from its first change until its commit has returned, and they take turns in the
 * order of coming. H2 writes its maps into the file one after another while others change them, and shows a transaction before
 * the file tells that it is committed; what a kill leaves is then neither before nor after some of them. See
 * docs/event-log.md. Thread-safe.
 */
final class OneWriter implements Writers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** H2's LOCK_TIMEOUT_1. */
    private static final int LOCK_TIMEOUT = 50_200;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration patience;

    OneWriter() {
        this(PATIENCE);
    }

    OneWriter(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void enter() throws SQLException {
        // First without time: an interrupted thread may write too, when nobody else does.
        if (!turn.tryLock() && !waited()) {
            throw new SQLException("Others wrote for longer than " + patience, "HYT00", LOCK_TIMEOUT);
        }
    }

    @Override
    public void leave() {
        turn.unlock();
    }

    @Override
    public Connection alone(Connection connection) {
        return new LoneConnection(connection, this).shown();
    }

    private boolean waited() throws SQLException {
        try {
            return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while others wrote", "HYT00", LOCK_TIMEOUT, e);
        }
    }
}
