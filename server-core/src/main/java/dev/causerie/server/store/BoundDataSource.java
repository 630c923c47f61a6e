package dev.causerie.server.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands out the connection of the thread's transaction, or one from the pool. Thread-safe. */
final class BoundDataSource implements DataSource {
    private static final Set<String> STATEMENTS = Set.of("createStatement", "prepareStatement", "prepareCall");
    private static final Set<String> OURS = Set.of("commit", "rollback", "setAutoCommit", "abort");

    private final DataSource pool;
    private final Supplier<Optional<OpenTransaction>> current;
    private final Writers writers;

    BoundDataSource(DataSource pool, Supplier<Optional<OpenTransaction>> current, Writers writers) {
        this.pool = pool;
        this.current = current;
        this.writers = writers;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var bound = current.get();
        return bound.isPresent() ? shared(bound.get()) : pooled();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pool signs in as the user of the settings");
    }

    private Connection pooled() throws SQLException {
        try {
            return writers.alone(pool.getConnection());
        } catch (SQLException e) {
            // Whatever the driver calls it: without a connection the database is out of reach.
            throw new SQLTransientConnectionException(e.getMessage(), "08001", e);
        }
    }

    /** The same connection for somebody who only borrows it. */
    private static Connection shared(OpenTransaction transaction) throws SQLException {
        var connection = transaction.connection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (OURS.contains(method.getName())) {
                        throw new SQLException("Only who began the transaction may call " + method.getName());
                    }
                    if (STATEMENTS.contains(method.getName()) && !Writers.reads(arguments)) {
                        transaction.aboutToWrite();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
