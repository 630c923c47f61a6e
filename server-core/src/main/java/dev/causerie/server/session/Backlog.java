package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import dev.causerie.server.gateway.OutgoingEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds live durable events back while a recovered session is sent what it missed, so that everything arrives once and
 * in order. Thread-safe.
 */
final class Backlog {

    private record Held(Room room, long position, OutgoingEvent event) {}

    private final int capacity;
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean closed;
    private boolean overflown;
    private long reached;
    private Set<Room> replayed = Set.of();

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
    synchronized boolean pass(Room room, long position, OutgoingEvent event) {
        if (closed) {
            return isNews(room, position);
        }
        if (held.size() < capacity) {
            held.add(new Held(room, position, event));
        } else {
            overflown = true;
        }
        return false;
    }

    synchronized boolean closed() {
        return closed;
    }

    /**
     * Sends what was held and was not sent as missed, and holds nothing back from then on.
     *
     * @param rooms those of which it was sent what it missed, up to {@code position}; it may have come into others meanwhile
     * @return false if too much came meanwhile, so that the session can not be whole
     */
    synchronized boolean close(long position, Set<Room> rooms, Consumer<OutgoingEvent> send) {
        if (overflown) {
            return false;
        }
        reached = position;
        replayed = rooms;
        held.stream()
                .filter(each -> isNews(each.room(), each.position()))
                .map(Held::event)
                .forEach(send);
        held.clear();
        closed = true;
        return true;
    }

    private boolean isNews(Room room, long position) {
        return position > reached || !replayed.contains(room);
    }
}
