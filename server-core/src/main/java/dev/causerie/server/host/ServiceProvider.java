package dev.causerie.server.host;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who offers a service, and on which side its code runs. Two are the same only if they are one object. Thread-safe.
 */
final class ServiceProvider {

    /** Runs the provider's code with its own class loader. */
    @FunctionalInterface
    interface Side {

        <T extends @Nullable Object> T call(Callable<T> work) throws Exception;
    }

    private final String owner;
    private final Object implementation;
    private final Side side;
    private final Gate gate = new Gate();

    ServiceProvider(String owner, Object implementation, Side side) {
        this.owner = owner;
        this.implementation = implementation;
        this.side = side;
    }

    String owner() {
        return owner;
    }

    Gate gate() {
        return gate;
    }

    @Nullable
    Object invoke(Method method, Object @Nullable [] arguments) throws Exception {
        return side.call(() -> Forwarding.call(implementation, method, arguments));
    }
}
