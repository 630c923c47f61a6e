package dev.causerie.testkit;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.store.Duplicate;
import dev.causerie.api.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.SqlSessionManager;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** The store on H2 in memory, in its MySQL mode, with real row locks. Thread-safe. */
final class Database implements Store, AutoCloseable {

    private final JdbcConnectionPool pool;
    private final Configuration configuration;
    private final SqlSessionManager sessions;
    private final AtomicBoolean away = new AtomicBoolean();

    @SuppressWarnings("ThreadLocalUsage") // Each test has a database of its own, and threads outlive it.
    private final ThreadLocal<List<Runnable>> afterCommit = new ThreadLocal<>();

    Database() {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE"
                        + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                "sa",
                "");
        pool.setMaxConnections(64);
        configuration = new Configuration(new Environment("testkit", new JdbcTransactionFactory(), pool));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.getTypeHandlerRegistry().register(Instant.class, new InstantColumn());
        sessions = SqlSessionManager.newInstance(new SqlSessionFactoryBuilder().build(configuration));
    }

    void migrate(String id, ClassLoader loader) {
        if (loader.getResource("db/" + id) != null) {
            Flyway.configure(loader)
                    .loggers("slf4j")
                    .dataSource(pool)
                    .locations("classpath:db/" + id)
                    .table("flyway_" + id.replace('-', '_'))
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    void failNextCommit() {
        away.set(true);
    }

    @Override
    public synchronized <M> M mapper(Class<M> type) {
        if (!configuration.hasMapper(type)) {
            configuration.addMapper(type);
        }
        return sessions.getMapper(type);
    }

    @Override
    public <R> R transaction(Supplier<R> work) {
        if (sessions.isManagedSessionStarted()) {
            return work.get();
        }
        List<Runnable> actions = new ArrayList<>();
        R result = begun(work, actions);
        actions.forEach(Runnable::run);
        return result;
    }

    private <R> R begun(Supplier<R> work, List<Runnable> actions) {
        sessions.startManagedSession(false);
        afterCommit.set(actions);
        boolean committed = false;
        try {
            R result = work.get();
            if (away.getAndSet(false)) {
                throw new Rejected(Code.UNAVAILABLE, "The database is away");
            }
            sessions.commit(true);
            committed = true;
            return result;
        } catch (PersistenceException failure) {
            throw translated(failure);
        } finally {
            afterCommit.remove();
            if (!committed) {
                sessions.rollback(true);
            }
            sessions.close();
        }
    }

    private static RuntimeException translated(PersistenceException failure) {
        return failure.getCause() instanceof SQLIntegrityConstraintViolationException taken
                ? new Duplicate(String.valueOf(taken.getMessage()), failure)
                : failure;
    }

    @Override
    public void afterCommit(Runnable action) {
        List<Runnable> actions = afterCommit.get();
        if (actions == null) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    @Override
    public void close() {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database does not close", failure);
        } finally {
            pool.dispose();
        }
    }
}
