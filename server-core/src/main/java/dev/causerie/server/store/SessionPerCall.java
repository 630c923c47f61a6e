package dev.causerie.server.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A MyBatis session that any thread may use: each call opens one, on the connection of the thread's transaction or on one
 * from the pool, and closes it. Thread-safe.
 */
final class SessionPerCall {
    private final Configuration configuration;
    private final SqlSessionFactory sessions;
    private final Transactions transactions;

    SessionPerCall(Configuration configuration, Transactions transactions) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    SqlSession session() {
        return (SqlSession) Proxy.newProxyInstance(
                SqlSession.class.getClassLoader(),
                new Class<?>[] {SqlSession.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConfiguration") ? configuration : call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try (var session = sessions.openSession()) {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                var fault = SqlFaults.named("A statement failed", thrown);
                transactions.noted(fault);
                throw fault;
            }
            throw e.getCause();
        }
    }
}
