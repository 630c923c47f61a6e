package dev.causerie.server.host;

import dev.causerie.api.Rejected;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that the host and the plugins offer each other: one provider a type. Who uses one holds a proxy, which looks
 * the provider up at each call, so nobody holds on to a plugin that has gone. While a provider reloads, calls wait; they
 * never wait on the thread that reloads it. Thread-safe.
 */
public final class ServiceRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRegistry.class);
    private static final String HOST = "the server";
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Duration patience;
    private final Map<Class<?>, ServiceProvider> providers = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, String> held = new HashMap<>();
    private @Nullable Thread holder;

    /**
     * An empty registry.
     *
     * @param patience how long a call waits for a provider that reloads
     */
    public ServiceRegistry(Duration patience) {
        this.patience = patience;
    }

    /**
     * A proxy for the server's own use. A call throws {@link Rejected} with {@code UNAVAILABLE} when there is no provider.
     *
     * @throws IllegalArgumentException if {@code type} is no public interface
     */
    public <S> S service(Class<S> type) {
        return proxy(type, () -> {});
    }

    /**
     * Offers a service of the server itself, for as long as the server runs.
     *
     * @throws IllegalStateException if {@code type} is offered already
     */
    public <S> void offer(Class<S> type, S implementation) {
        add(type, new ServiceProvider(HOST, implementation, HostSide::call));
    }

    /** A proxy whose calls first run {@code check}. */
    <S> S proxy(Class<S> type, Runnable check) {
        requireInterface(type);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ServiceProxy(this, type, check)));
    }

    /** Offers a plugin's service, until {@link #withdraw} or the plugin's scope takes it away. */
    <S> void offer(Class<S> type, S implementation, PluginHandle plugin) {
        ServiceProvider provider = new ServiceProvider(plugin.info().id(), implementation, plugin::inside);
        add(type, provider);
        plugin.scope().add(() -> remove(type, provider));
    }

    /** The provider whose gate the caller has entered; it must leave. */
    ServiceProvider enter(Class<?> type) {
        ServiceProvider provider = providers.get(type);
        while (provider == null || !provider.gate().enter()) {
            provider = await(type, provider);
        }
        return provider;
    }

    /** Lets calls to what these plugins offer wait from now on, but for calls of this thread. */
    void hold(Set<String> pluginIds) {
        lock.lock();
        try {
            holder = Thread.currentThread();
            providers.forEach((type, provider) -> {
                if (pluginIds.contains(provider.owner())) {
                    held.put(type.getName(), provider.owner());
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting: what is offered again is called, and what is not is unavailable. */
    void release() {
        lock.lock();
        try {
            holder = null;
            held.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes away what a plugin offers, and waits for the calls that are under way, 2 seconds at most. */
    void withdraw(String pluginId) {
        providers.forEach((type, provider) -> {
            if (provider.owner().equals(pluginId)) {
                remove(type, provider);
            }
        });
    }

    private void remove(Class<?> type, ServiceProvider provider) {
        if (!providers.remove(type, provider)) {
            return;
        }
        try {
            provider.gate().close(LEAVE);
        } catch (InterruptedException hurried) {
            LOG.warn("Plugin {}: calls of {} are cut short", provider.owner(), type.getSimpleName());
            Thread.currentThread().interrupt();
        }
    }

    private void add(Class<?> type, ServiceProvider provider) {
        requireInterface(type);
        ServiceProvider other = providers.putIfAbsent(type, provider);
        if (other != null) {
            throw new IllegalStateException(type.getSimpleName() + " is offered by " + other.owner() + " already, and "
                    + provider.owner() + " can not offer it too");
        }
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the type is offered by another than {@code gone}. */
    private ServiceProvider await(Class<?> type, @Nullable ServiceProvider gone) {
        lock.lock();
        try {
            long left = patience.toNanos();
            ServiceProvider provider = providers.get(type);
            while (provider == null || provider == gone) {
                if (left <= 0 || !held.containsKey(type.getName()) || holder == Thread.currentThread()) {
                    throw unavailable(type);
                }
                left = changed.awaitNanos(left);
                provider = providers.get(type);
            }
            return provider;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw unavailable(type);
        } finally {
            lock.unlock();
        }
    }

    private static Rejected unavailable(Class<?> type) {
        return Rejected.unavailable(type.getSimpleName() + " is not available now");
    }

    private static void requireInterface(Class<?> type) {
        if (!type.isInterface() || !Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException("A service is a public interface, and not " + type.getName());
        }
    }
}
