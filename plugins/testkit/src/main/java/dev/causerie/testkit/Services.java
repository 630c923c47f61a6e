package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the host and plugins offer each other, handed out as proxies. Thread-safe. */
final class Services {

    private final Map<Class<?>, Object> offered = new ConcurrentHashMap<>();

    <S> void offer(Class<S> type, S implementation) {
        if (offered.putIfAbsent(type, implementation) != null) {
            throw new IllegalStateException(type.getName() + " is offered already");
        }
    }

    void withdraw(Class<?> type) {
        offered.remove(type);
    }

    <S> S proxy(Class<S> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(type, method, arguments)));
    }

    private @Nullable Object call(Class<?> type, Method method, Object @Nullable [] arguments) throws Throwable {
        Object implementation = Optional.ofNullable(offered.get(type))
                .orElseThrow(() -> Rejected.unavailable(type.getSimpleName() + " is away"));
        method.setAccessible(true);
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
