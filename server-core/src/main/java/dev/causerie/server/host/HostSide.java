package dev.causerie.server.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a plugin's call over to the host: while it lasts, the thread's context loader is the host's, and a thread that the host
 * starts meanwhile inherits nothing of the plugin. A pool that grows during a plugin's call would otherwise pin the
 * plugin's class loader for as long as its threads live. Immutable.
 */
public final class HostSide implements InvocationHandler {

    private static final ClassLoader HOST = HostSide.class.getClassLoader();

    private final Object target;
    private final Runnable check;
    private final UnaryOperator<RuntimeException> translation;

    private HostSide(Object target, Runnable check, UnaryOperator<RuntimeException> translation) {
        this.target = target;
        this.check = check;
        this.translation = translation;
    }

    /**
     * {@code target} behind a proxy that first runs {@code check}, which throws when the plugin has stopped. A method that
     * returns its own object returns the proxy.
     */
    public static <T> T guard(Class<T> type, T target, Runnable check) {
        return guard(type, target, check, UnaryOperator.identity());
    }

    /** The same, throwing what {@code translation} makes of what {@code target} throws. */
    public static <T> T guard(Class<T> type, T target, Runnable check, UnaryOperator<RuntimeException> translation) {
        HostSide side = new HostSide(target, check, translation);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, side));
    }

    /**
     * Does {@code work} as the host.
     *
     * @throws Exception what it throws
     */
    public static <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HOST);
        try {
            return withoutCallers(work);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Does {@code work}, which throws no checked exception, as the host. */
    static <T> T supply(Supplier<T> work) {
        try {
            return call(work::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Up to Java 23 a new thread inherits the protection domains, and so the loaders, of all that is on the stack. */
    @SuppressWarnings("removal")
    private static <T extends @Nullable Object> T withoutCallers(Callable<T> work) throws Exception {
        try {
            return AccessController.doPrivileged((PrivilegedExceptionAction<T>) work::call);
        } catch (PrivilegedActionException failure) {
            throw failure.getException();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return Forwarding.ofObject(proxy, method, arguments);
        }
        check.run();
        try {
            Object result = call(() -> Forwarding.call(target, method, arguments));
            return result == target ? proxy : result;
        } catch (RuntimeException failure) {
            throw translation.apply(failure);
        }
    }
}
