package dev.causerie.server.store;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for each thread, whoever begins it: everything that runs on the thread until it ends, in whichever
 * owner's store, uses its connection and is committed or undone with it. On H2 one of them at a time writes, from its first
 * change to its end; the others wait there, 10 s at most. Thread-safe.
 */
public final class Transactions {
    private static final int TRIES = 3;

    private final DataSource pool;
    private final Writers writers;
    private final DataSource bound;
    // An instance is a database, and a thread may be in a transaction of each.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

    private final Turns turns = new Turns();

    Transactions(DataSource pool, Writers writers) {
        this.pool = pool;
        this.writers = writers;
        this.bound = new BoundDataSource(pool, () -> Optional.ofNullable(current.get()), writers);
    }

    /**
     * What the work returns, once it is committed. Inside another transaction the work joins it: when it throws, what it
     * wrote is undone, and the outer one goes on if its caller catches. Blocking.
     *
     * @throws StoreUnavailable when the database is out of reach; a commit under way may have happened
     * @throws Contention when another transaction was in the way
     */
    public <R extends @Nullable Object> R run(Supplier<R> work) {
        var outer = current.get();
        return outer == null ? outermost(work) : outer.nested(work);
    }

    /**
     * As {@link #run}, and on {@link Contention} the whole of it again, three times in all. For work that may be repeated:
     * it changes nothing but the database. Inside another transaction it is not repeated, for it could not repeat what
     * came before.
     */
    public <R extends @Nullable Object> R runRepeatable(Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(work);
            } catch (Contention e) {
                if (attempt == TRIES || active()) {
                    throw e;
                }
                LockSupport.parkNanos(attempt * 10_000_000L);
            }
        }
    }

    /**
     * As {@link #run}, and in turn with all others who name one of these rows; see {@link Turns}. Inside another transaction,
     * which has its locks already, it waits for nobody.
     *
     * @throws Contention also when it was not its turn within 10 s
     */
    public <R extends @Nullable Object> R runInTurn(Collection<String> rows, Supplier<R> work) {
        return active() ? run(work) : turns.take(rows, () -> run(work));
    }

    /**
     * Runs the action once the thread's transaction is committed, and never when it is not; at once without one. Actions
     * run on the same thread in the order they were given, outside any transaction. One that throws is logged.
     */
    public void afterCommit(Runnable action) {
        var transaction = current.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit(action);
        }
    }

    /** Whether this thread is in a transaction. */
    public boolean active() {
        return current.get() != null;
    }

    /**
     * Connections for JDBC: inside a transaction the thread's own, which {@code close()} leaves open and nobody else may
     * commit; outside one from the pool, each statement committed by itself.
     */
    public DataSource dataSource() {
        return bound;
    }

    /** Ends the thread's transaction for what a statement met: nothing after it may be committed without what was before. */
    void noted(RuntimeException fault) {
        var transaction = current.get();
        if (transaction != null && (fault instanceof Contention || fault instanceof StoreUnavailable)) {
            transaction.end(fault);
        }
    }

    private <R extends @Nullable Object> R outermost(Supplier<R> work) {
        var transaction = OpenTransaction.begin(pool, writers);
        R result;
        try {
            current.set(transaction);
            result = work.get();
            transaction.commit();
        } finally {
            current.remove();
            transaction.close();
        }
        transaction.runActions();
        return result;
    }
}
