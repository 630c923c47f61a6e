package dev.causerie.server.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every registered handler by the name of its event. Thread-safe; reading never waits. */
final class Listeners {

    private final Map<String, List<Listener<?>>> byName = new ConcurrentHashMap<>();

    /**
     * Registers a handler.
     *
     * @return takes it out again
     * @throws IllegalStateException if payloads of the event could not be told from another owner's; names both
     */
    AutoCloseable add(Listener<?> listener) {
        String name = listener.event().name();
        byName.compute(name, (key, present) -> {
            List<Listener<?>> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
            for (Listener<?> other : all) {
                if (other.shape().overlaps(listener.shape())) {
                    throw new IllegalStateException("Plugins "
                            + other.plugin().info().id() + " and "
                            + listener.plugin().info().id() + " both own the event '" + name
                            + "' with payloads that cannot be told apart");
                }
            }
            all.add(listener);
            return List.copyOf(all);
        });
        return () -> byName.computeIfPresent(name, (key, all) -> {
            List<Listener<?>> left =
                    all.stream().filter(each -> !each.equals(listener)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /**
     * The handler for an event: the payload's shape chooses; among several that fit, the one with the most required keys, and
     * then the one whose dialect the session speaks.
     *
     * @throws Rejected {@code NOT_FOUND} if nobody owns the name; {@code BAD_REQUEST} if no owner takes such a payload
     */
    Listener<?> find(String name, JsonNode payload, Set<Dialect> spoken) {
        List<Listener<?>> all = byName.getOrDefault(name, List.of());
        if (all.isEmpty()) {
            throw Rejected.notFound("event '" + name + "'");
        }
        if (all.size() == 1) {
            // What does not fit him he refuses himself, by the error event of his feature.
            return all.get(0);
        }
        Comparator<Listener<?>> better = Comparator.<Listener<?>>comparingLong(
                        each -> each.shape().present(payload))
                .thenComparing(each -> spoken.contains(each.dialect()));
        return all.stream()
                .filter(each -> each.shape().fits(payload))
                .max(better)
                .or(() -> all.stream()
                        .filter(each -> each.shape().isKindOf(payload))
                        .max(better))
                .orElseThrow(() -> Rejected.badRequest("The payload of " + name, "must be " + kinds(all)));
    }

    /** Every registered handler, in no order. */
    List<Listener<?>> all() {
        return byName.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableList());
    }

    private static String kinds(List<Listener<?>> listeners) {
        return listeners.stream().map(each -> each.shape().words()).distinct().collect(Collectors.joining(" or "));
    }
}
