package dev.causerie.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.jspecify.annotations.Nullable;

/**
 * One owner's way to its tables: MyBatis mappers of its own, and the transaction that all owners share. It lives from
 * {@link Database#store} to {@link #close}. Thread-safe.
 *
 * <p>Rows map to records by the names of their components, {@code created_at} to {@code createdAt}; times are {@code
 * Instant}, see {@link InstantColumn}. What a database refuses is thrown as {@link Duplicate}, {@link Contention}, {@link
 * StoreUnavailable} or {@link StoreFault}.
 */
public final class Store implements AutoCloseable {
    private final Owner owner;
    private final Transactions transactions;
    private final Runnable whenClosed;
    private final Configuration mybatis;
    private final SqlSession session;
    private final ConcurrentMap<Class<?>, Object> mappers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Store(Owner owner, Transactions transactions, Runnable whenClosed) {
        this.owner = owner;
        this.transactions = transactions;
        this.whenClosed = whenClosed;
        this.mybatis = configuration(owner, transactions);
        this.session = new SessionPerCall(mybatis, transactions).session();
    }

    /**
     * The mapper, the same object each time. Its calls join the thread's transaction; without one each is committed by
     * itself. They block, and return everything at once (no MyBatis {@code Cursor}).
     *
     * @throws IllegalStateException when the store is closed
     */
    public <M> M mapper(Class<M> type) {
        if (closed) {
            throw new IllegalStateException("The store of '" + owner.id() + "' is closed");
        }
        return type.cast(mappers.computeIfAbsent(type, this::newMapper));
    }

    /** See {@link Transactions#run}. */
    public <R extends @Nullable Object> R transaction(Supplier<R> work) {
        return transactions.run(work);
    }

    /** See {@link Transactions#runInTurn}. */
    public <R extends @Nullable Object> R transactionInTurn(Collection<String> rows, Supplier<R> work) {
        return transactions.runInTurn(rows, work);
    }

    /** See {@link Transactions#runRepeatable}. */
    public <R extends @Nullable Object> R repeatableTransaction(Supplier<R> work) {
        return transactions.runRepeatable(work);
    }

    /** See {@link Transactions#afterCommit}. */
    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }

    /** Lets go of the owner's classes. Tables and rows stay. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            mappers.clear();
            whenClosed.run();
        }
    }

    private Object newMapper(Class<?> type) {
        // Names in mapper files are looked up with the thread's class loader.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(owner.classes());
        try {
            synchronized (mybatis) {
                mybatis.addMapper(type);
            }
            return mybatis.getMapper(type, session);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Configuration configuration(Owner owner, Transactions transactions) {
        var environment = new Environment(owner.id(), new ManagedTransactionFactory(), transactions.dataSource());
        var configuration = new Configuration(environment);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        // Another owner may have changed the row since: nothing is answered from memory.
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.getTypeHandlerRegistry().register(Instant.class, new InstantColumn());
        return configuration;
    }
}
