package dev.causerie.api.store;

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

    /** Runs {@code action} after the commit of the transaction on this thread; at once when there is none. */
    void afterCommit(Runnable action);
}
