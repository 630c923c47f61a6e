package dev.causerie.server.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** What every proxy of the host does alike. */
final class Forwarding {

    private Forwarding() {}

    /** Calls the method, and throws what it throws. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Exception {
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            // A mapper may be package-private in its plugin; its proxy is not in our package.
            method.setAccessible(true);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException wrapped) {
            throw causeOf(wrapped);
        }
    }

    /** What the called code threw; thrown at once if it is an error. */
    static Exception causeOf(InvocationTargetException wrapped) {
        Throwable cause = wrapped.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : wrapped;
    }

    /** What a proxy answers for the methods that every object has. */
    static Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> "proxy of " + proxy.getClass().getInterfaces()[0].getName();
        };
    }
}
