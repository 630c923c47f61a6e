package dev.causerie.api.store;

import java.util.Collection;
import java.util.function.Supplier;

/**
 * The database. One code path for H2 and MySQL; statements keep to what both take. Thread-safe; transactions belong to
 * the thread that opened them.
 */
public interface Store {

    /**
     * A MyBatis mapper of the plugin's own interface. Records are mapped by their components' names, underscores to
     * camel case; {@link java.time.Instant} is kept in UTC with milliseconds. Outside a transaction each call is
     * its own.
     */
    <M> M mapper(Class<M> type);

    /**
     * Does {@code work} in one transaction: all of it is committed, or nothing when it throws. Inside another, on
     * whatever plugin's behalf it was opened, it joins that one. Keep it short: no calls to the outside.
     *
     * @throws Duplicate if a unique key is taken
     * @throws dev.causerie.api.Rejected with {@code UNAVAILABLE} if the database is away
     */
    <R> R transaction(Supplier<R> work);

    /** The same for work without a result. */
    default void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * The same for work that begins by locking rows that many want at once: those who name one of the same rows are done one
     * after the other in the order in which they came to this server, and have no connection while they wait. Inside another
     * transaction nobody is waited for.
     *
     * @param rows what tells the rows, such as {@code "meetings/abc-defg-hij"}
     * @throws dev.causerie.api.Rejected with {@code UNAVAILABLE} also when it was not the turn of this one within 10 s
     */
    default <R> R transactionInTurn(Collection<String> rows, Supplier<R> work) {
        return transaction(work);
    }

    /** Runs {@code action} after the commit of the transaction on this thread; at once when there is none. */
    void afterCommit(Runnable action);
}
