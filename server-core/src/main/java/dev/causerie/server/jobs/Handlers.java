package dev.causerie.server.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who does which jobs at the moment. Thread-safe. */
final class Handlers {
    private final ConcurrentMap<String, Registered> byName = new ConcurrentHashMap<>();

    /** A handler, and how its jobs go on: again after failures, or again for ever at an interval. Immutable. */
    record Registered(JobHandler handler, Retry retry, Optional<Duration> interval) {}

    /**
     * Adds the handler until the result is closed.
     *
     * @throws IllegalStateException when there is one of that name
     */
    JobRegistration add(String name, Registered registered) {
        if (byName.putIfAbsent(name, registered) != null) {
            throw new IllegalStateException("The jobs '" + name + "' have a handler already");
        }
        return () -> byName.remove(name, registered);
    }

    Optional<Registered> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
