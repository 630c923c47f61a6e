package dev.causerie.api.event;

import dev.causerie.api.room.Room;

/**
 * Publishes domain events to the sessions of a room, each in its own dialect. While a handler runs, the host remembers
 * the session and user it runs for as the event's origin, so that renderings can leave them out. Thread-safe.
 */
public interface Publisher {

    /**
     * Writes {@code event} to the durable log: in the transaction that is open on this thread, else in one of its own.
     * It is delivered after the commit, in one order with all others.
     */
    void publish(Room room, DurableEvent event);

    /**
     * Sends {@code event} to the sessions that are in the room now; inside a transaction, after its commit. It is never
     * kept.
     */
    void send(Room room, VolatileEvent event);
}
