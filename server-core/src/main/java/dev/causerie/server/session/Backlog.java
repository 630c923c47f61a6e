package dev.causerie.server.session;

import dev.causerie.server.gateway.OutgoingEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Holds live durable events back while a recovered session is sent what it missed, so that everything arrives once and
 * in order. Thread-safe.
 */
final class Backlog {

    private record Held(long position, OutgoingEvent event) {}

    private final int capacity;
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean closed;
    private boolean overflown;
    private long reached;

    private Backlog(int capacity, boolean closed) {
        this.capacity = capacity;
        this.closed = closed;
    }

    /** One that holds nothing back: for a session that missed nothing. */
    static Backlog none() {
        return new Backlog(0, true);
    }

    /** One that holds up to {@code capacity} events until it is closed. */
    static Backlog open(int capacity) {
        return new Backlog(capacity, false);
    }

    /**
     * Whether the event is to be sent at once; else it was sent as one that was missed, or is held, or lost when too many
     * are: see {@link #close}.
     */
    synchronized boolean pass(long position, OutgoingEvent event) {
        if (closed) {
            return position > reached;
        }
        if (held.size() < capacity) {
            held.add(new Held(position, event));
        } else {
            overflown = true;
        }
        return false;
    }

    synchronized boolean closed() {
        return closed;
    }

    /**
     * Sends what was held and lies behind {@code position}, and holds nothing back from then on.
     *
     * @return false if too much came meanwhile, so that the session can not be whole
     */
    synchronized boolean close(long position, Consumer<OutgoingEvent> send) {
        if (overflown) {
            return false;
        }
        for (Held each : held) {
            if (each.position() > position) {
                send.accept(each.event());
            }
        }
        held.clear();
        reached = position;
        closed = true;
        return true;
    }
}
