package dev.causerie.server.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One user's way to a service. Immutable. */
record ServiceProxy(ServiceRegistry services, Class<?> type, Runnable check) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return Forwarding.ofObject(proxy, method, arguments);
        }
        check.run();
        ServiceProvider provider = services.enter(type);
        try {
            return provider.invoke(method, arguments);
        } finally {
            provider.gate().leave();
        }
    }
}
