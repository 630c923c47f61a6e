package dev.causerie.server.log;

import java.util.List;

/** Takes events in their order, on the sequencer's thread. */
@FunctionalInterface
public interface EventLogListener {
    /**
     * Takes the next events, in rising position, all of them committed. It hands them on and returns; what it waits for,
     * everybody waits for. When it throws it is given the same events again, twice at most and then no more, so it passes
     * over positions that it has had. Who missed an event finds it by {@link EventLog#since}.
     */
    void deliver(List<StampedEvent> events);
}
