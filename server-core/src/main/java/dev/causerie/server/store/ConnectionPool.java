package dev.causerie.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.StoreSettings;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the pool, and says in the operator's words why it can not be opened. Stateless. */
final class ConnectionPool {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    /** A database that starts together with the server, as under a compose file, is given this long. */
    private static final int ATTEMPTS = 15;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private ConnectionPool() {}

    /**
     * A pool that has made a connection.
     *
     * @throws OperatorError when the database refuses us, or can not be reached within half a minute
     */
    static HikariDataSource open(DatabaseAddress address, StoreSettings settings) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new HikariDataSource(config(address, settings));
            } catch (PoolInitializationException e) {
                var outage = e.getCause() instanceof SQLException fault && SqlFaults.isOutage(fault);
                if (!outage || address.isFile() || attempt == ATTEMPTS) {
                    throw refusal(address, e);
                }
                LOG.info("{} can not be reached yet (attempt {} of {})", address.shown(), attempt, ATTEMPTS);
                pause();
            }
        }
    }

    private static HikariConfig config(DatabaseAddress address, StoreSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(address.url());
        config.setDriverClassName(address.driver());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setInitializationFailTimeout(1);
        // MySQL's own default would let a transaction go on reading what was there before it got its lock.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }

    private static OperatorError refusal(DatabaseAddress address, PoolInitializationException thrown) {
        var code = thrown.getCause() instanceof SQLException fault ? fault.getErrorCode() : 0;
        var reason =
                switch (code) {
                    case 90_020 -> "is in use by another process: stop it, or set server.data to another folder";
                    case 28_000, 1045, 1698 ->
                        "refuses the user '" + address.user()
                                + "' or its password: set store.user and store.password"
                                + " (DATABASE_USER, DATABASE_PASSWORD)";
                    case 1044, 1049 ->
                        "does not exist, or the user '" + address.user() + "' may not use it: create it and grant it";
                    default -> "can not be opened: " + thrown.getCause();
                };
        return new OperatorError("The database " + address.shown() + " " + reason, thrown);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorError("Stopped while waiting for the database", e);
        }
    }
}
