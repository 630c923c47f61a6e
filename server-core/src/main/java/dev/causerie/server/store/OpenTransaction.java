package dev.causerie.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction from begin to end. Owned by the thread that began it. */
final class OpenTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

    private final Connection connection;
    private final Writers writers;
    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable RuntimeException ended;
    private boolean writing;
    private boolean committed;

    private OpenTransaction(Connection connection, Writers writers) {
        this.connection = connection;
        this.writers = writers;
    }

    static OpenTransaction begin(DataSource pool, Writers writers) {
        try {
            var connection = pool.getConnection();
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new OpenTransaction(connection, writers);
        } catch (SQLException e) {
            throw new StoreUnavailable("A transaction can not begin: " + e.getMessage(), e);
        }
    }

    /**
     * The connection to work on.
     *
     * @throws SQLException when the database has already undone this transaction, so that nothing is done half
     */
    Connection connection() throws SQLException {
        if (ended != null) {
            throw new SQLException("This transaction was undone by the database already", ended);
        }
        return connection;
    }

    /** Waits until this transaction may write, the first time it is about to; it then may to its end. */
    void aboutToWrite() throws SQLException {
        if (!writing) {
            writers.enter();
            writing = true;
        }
    }

    void afterCommit(Runnable action) {
        actions.add(action);
    }

    /** Lets nothing more happen in this transaction: on a deadlock databases undo all of it by themselves. */
    void end(RuntimeException reason) {
        ended = reason;
    }

    <R extends @Nullable Object> R nested(Supplier<R> work) {
        var savepoint = savepoint();
        var actionsBefore = actions.size();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            undo(savepoint, actionsBefore, e);
            throw e;
        }
    }

    void commit() {
        if (ended != null) {
            throw ended;
        }
        try {
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw SqlFaults.named("The commit failed", e);
        }
    }

    /** Undoes what is not committed and gives the connection back. */
    void close() {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // The pool throws the connection away; the database undoes what it was not told to commit.
            LOG.warn("A transaction's end could not be told to the database: {}", e.getMessage());
        } finally {
            leave();
        }
    }

    void runActions() {
        for (var action : actions) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("What was to follow a commit failed; the commit stands", e);
            }
        }
    }

    private void leave() {
        if (writing) {
            writing = false;
            writers.leave();
        }
    }

    private Savepoint savepoint() {
        try {
            return connection().setSavepoint();
        } catch (SQLException e) {
            throw SqlFaults.named("A nested transaction can not begin", e);
        }
    }

    private void undo(Savepoint savepoint, int actionsBefore, Throwable reason) {
        actions.subList(actionsBefore, actions.size()).clear();
        if (ended != null) {
            return;
        }
        try {
            connection.rollback(savepoint);
        } catch (SQLException e) {
            ended = SqlFaults.named("A nested transaction could not be undone", e);
            reason.addSuppressed(ended);
        }
    }
}
