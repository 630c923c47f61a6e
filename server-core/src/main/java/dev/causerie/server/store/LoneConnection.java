package dev.causerie.server.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection outside our transactions that waits for its turn to write: for each statement, or, in a transaction of its
 * user's own, from the first one that writes to the end. Owned by one thread.
 */
final class LoneConnection {
    /** What ends a transaction, also setting auto-commit. */
    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit", "close");

    private final Connection connection;
    private final Writers writers;
    private boolean writing;

    LoneConnection(Connection connection, Writers writers) {
        this.connection = connection;
        this.writers = writers;
    }

    /** The connection for its user. */
    Connection shown() {
        return proxy(Connection.class, this::onConnection);
    }

    private @Nullable Object onConnection(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            var result = invoke(method, connection, arguments);
            return result instanceof Statement statement && !Writers.reads(arguments) ? writing(statement) : result;
        } finally {
            if (ENDS.contains(method.getName())) {
                leave();
            }
        }
    }

    private Statement writing(Statement statement) {
        InvocationHandler handler =
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? execute(method, statement, arguments)
                        : invoke(method, statement, arguments);
        if (statement instanceof CallableStatement) {
            return proxy(CallableStatement.class, handler);
        }
        return statement instanceof PreparedStatement
                ? proxy(PreparedStatement.class, handler)
                : proxy(Statement.class, handler);
    }

    private @Nullable Object execute(Method method, Statement statement, Object @Nullable [] arguments)
            throws Throwable {
        enter();
        try {
            return invoke(method, statement, arguments);
        } finally {
            if (connection.getAutoCommit()) {
                leave();
            }
        }
    }

    private void enter() throws SQLException {
        if (!writing) {
            writers.enter();
            writing = true;
        }
    }

    private void leave() {
        if (writing) {
            writing = false;
            writers.leave();
        }
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
