package dev.causerie.server.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Says in the store's own exceptions what H2, MySQL and MariaDB say by SQLSTATE and error code. Stateless. */
public final class SqlFaults {
    /** MySQL ER_DUP_ENTRY, ER_DUP_ENTRY_WITH_KEY_NAME; H2 DUPLICATE_KEY_1. */
    private static final Set<Integer> DUPLICATE = Set.of(1062, 1586, 23_505);
    /**
     * MySQL ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK, MariaDB ER_CHECKREAD; H2 LOCK_TIMEOUT_1, DEADLOCK_1,
     * CONCURRENT_UPDATE_1.
     */
    private static final Set<Integer> CONTENTION = Set.of(1205, 1213, 1020, 50_200, 40_001, 90_131);
    /** H2: the database is closed, its connection broken, its file unreadable or its disk full. */
    private static final Set<Integer> OUTAGE = Set.of(90_007, 90_028, 90_031, 90_067, 90_098, 90_121);

    private SqlFaults() {}

    /** The exception to throw for what happened while doing something. */
    public static RuntimeException named(String doing, SQLException fault) {
        var message = doing + ": " + fault.getMessage();
        if (DUPLICATE.contains(fault.getErrorCode())) {
            return new Duplicate(message, fault);
        }
        if (CONTENTION.contains(fault.getErrorCode())) {
            return new Contention(message, fault);
        }
        return isOutage(fault) ? new StoreUnavailable(message, fault) : new StoreFault(message, fault);
    }

    /** The same for any exception, found in its causes; one that no database is the cause of is left as it is. */
    public static RuntimeException named(String doing, RuntimeException thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof SQLException fault) {
                return named(doing, fault);
            }
            cause = cause.getCause();
        }
        return thrown;
    }

    static boolean isOutage(SQLException fault) {
        var state = fault.getSQLState();
        return fault instanceof SQLTransientConnectionException
                || fault instanceof SQLNonTransientConnectionException
                || fault instanceof SQLRecoverableException
                || (state != null && state.startsWith("08"))
                || OUTAGE.contains(fault.getErrorCode());
    }
}
