package dev.causerie.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may write into a database at the same time. Thread-safe. */
interface Writers {
    /**
     * Lets the thread write until it {@link #leave}s, which is after its commit has returned. Blocking.
     *
     * @throws SQLException with the code of a lock that was not given up in time
     */
    void enter() throws SQLException;

    /** Ends what {@link #enter} began, on the same thread. */
    void leave();

    /** A connection outside our transactions, on which whoever uses it may write when its turn comes. */
    Connection alone(Connection connection);

    /** Whether the arguments of {@code prepareStatement} or its like are of a statement that can not change anything. */
    static boolean reads(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
            return false;
        }
        var text = sql.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("select") && !text.contains("for update");
    }
}
