package dev.causerie.server.delivery;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DomainEvent;
import dev.causerie.api.event.Rendering;
import dev.causerie.server.host.PluginHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each dialect says each domain event. Thread-safe; reading never waits. */
public final class Renderings {

    /**
     * One plugin's rendering in one dialect. Immutable.
     *
     * @param plugin whose code it runs
     */
    record Registered<E extends DomainEvent>(PluginHandle plugin, Dialect dialect, Rendering<E> rendering) {}

    private final Map<String, List<Registered<?>>> byType = new ConcurrentHashMap<>();

    /**
     * Registers a rendering.
     *
     * @return takes it out again
     */
    public AutoCloseable add(PluginHandle plugin, Dialect dialect, Rendering<?> rendering) {
        Registered<?> registered = new Registered<>(plugin, dialect, rendering);
        String type = rendering.type().getName();
        byType.compute(type, (key, present) -> {
            List<Registered<?>> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
            all.add(registered);
            return List.copyOf(all);
        });
        return () -> byType.computeIfPresent(type, (key, all) -> {
            List<Registered<?>> left =
                    all.stream().filter(each -> !each.equals(registered)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /** The renderings of a domain event, by its class's name. */
    List<Registered<?>> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
