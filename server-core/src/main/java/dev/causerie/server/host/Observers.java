package dev.causerie.server.host;

import dev.causerie.api.event.DurableEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which plugin wants to know of which durable events as they are published. Thread-safe; reading never waits. */
public final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final Map<Class<?>, List<Observing<?>>> byType = new ConcurrentHashMap<>();

    /** Has {@code observer} called until the plugin stops. */
    <E extends DurableEvent> void add(PluginHandle plugin, Class<E> type, Consumer<? super E> observer) {
        Observing<E> observing = new Observing<>(plugin, type, observer);
        byType.computeIfAbsent(type, first -> new CopyOnWriteArrayList<>()).add(observing);
        plugin.scope().add(() -> remove(observing));
    }

    private void remove(Observing<?> observing) {
        byType.computeIfPresent(observing.type(), (type, all) -> {
            all.remove(observing);
            return all.isEmpty() ? null : all;
        });
    }

    /**
     * Tells those who observe events of this class, inside the transaction of this thread.
     *
     * @param nested runs one observer so that what it wrote is undone when it throws, and throws on
     */
    public void published(DurableEvent event, Consumer<Runnable> nested) {
        for (Observing<?> observing : byType.getOrDefault(event.getClass(), List.of())) {
            try {
                nested.accept(() -> observing.tell(event));
            } catch (RuntimeException failure) {
                LOG.error(
                        "Plugin {} failed to observe {}; what was published stands",
                        observing.plugin().info().id(),
                        event.getClass().getSimpleName(),
                        failure);
            }
        }
    }

    private record Observing<E extends DurableEvent>(PluginHandle plugin, Class<E> type, Consumer<? super E> observer) {

        void tell(DurableEvent event) {
            plugin.supplyInside(() -> {
                observer.accept(type.cast(event));
                return true;
            });
        }
    }
}
