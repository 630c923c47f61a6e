package dev.causerie.server.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.StoreSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database: an H2 file by default, MySQL or MariaDB by setting. It owns the connection pool from {@link #open} to
 * {@link #close}; stores are closed before it. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final int PING_SECONDS = 2;

    private final HikariDataSource pool;
    private final Transactions transactions;
    private final Migrations migrations;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();

    private Database(HikariDataSource pool, Writers writers) {
        this.pool = pool;
        this.transactions = new Transactions(pool, writers);
        this.migrations = new Migrations(new BoundDataSource(pool, Optional::empty, writers));
    }

    /**
     * The database of the settings, reached and ready for {@link #store}. One that is just starting is waited for, half a
     * minute at most. Blocking.
     *
     * @param data folder for the H2 file when the settings name no url
     * @throws OperatorError when the folder can not be written, another process has the file, the user is refused, or
     *     nothing answers
     */
    public static Database open(StoreSettings settings, Path data) {
        var address = DatabaseAddress.of(settings, data);
        var writers = address.isFile() ? new OneWriter() : new ManyWriters();
        return new Database(ConnectionPool.open(address, settings), writers);
    }

    /**
     * The owner's store, its tables brought up to date first. Blocking.
     *
     * @throws OperatorError when a migration fails, or one that ran has been changed since
     * @throws IllegalStateException when a store of that owner is open
     */
    public Store store(Owner owner) {
        var store = new Store(owner, transactions, () -> stores.remove(owner.id()));
        if (stores.putIfAbsent(owner.id(), store) != null) {
            throw new IllegalStateException("The store of '" + owner.id() + "' is open already");
        }
        try {
            migrate(owner);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    /** The transactions that all stores share. */
    public Transactions transactions() {
        return transactions;
    }

    /**
     * Returns when the database answers; blocks for seconds at most.
     *
     * @throws StoreUnavailable when it does not
     */
    public void ping() {
        try (var connection = pool.getConnection()) {
            if (!connection.isValid(PING_SECONDS)) {
                throw new SQLException("no answer within " + PING_SECONDS + " s", "08S01");
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** Closes every connection; what is not committed is undone. */
    @Override
    public void close() {
        pool.close();
    }

    // Flyway's statics allow one migration at a time in a process.
    private void migrate(Owner owner) {
        synchronized (migrations) {
            migrations.run(owner);
        }
    }
}
