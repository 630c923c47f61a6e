package dev.causerie.api.room;

import dev.causerie.api.session.Session;
import java.util.List;

/**
 * Who is in which room. A room exists while somebody is in it. Every session is in {@link Room#ofUser} and
 * {@link Room#ofSession} without being put there. Leaving ends the subscription, never a membership. Thread-safe.
 */
public interface Rooms {

    /**
     * Makes this plugin the owner of the rooms of one kind: only it may put sessions there, and {@code grant} is asked
     * again when a session is recovered.
     *
     * @throws IllegalStateException if another plugin owns the kind
     */
    void own(String kind, Grant grant);

    /** Puts a session into a room; no effect when it is there or has ended. */
    void join(String sessionId, Room room);

    /** Takes a session out of a room; no effect when it is not there. */
    void leave(String sessionId, Room room);

    /**
     * Asks the room's {@link Grant} anew for every session of a user, on every node: those that it allows are put in, the others
     * taken out. That happens in the order of durable events, in which the transaction on this thread has its place: what is
     * published after it in the transaction, or by whoever commits later, reaches whom the grant allows and nobody else. On this
     * node it happens with the commit besides, for volatile events keep no order.
     *
     * @throws IllegalStateException if this plugin does not own the room
     */
    void recheck(long userId, Room room);

    /** The sessions in a room on every node, at this moment. */
    List<Session> sessionsIn(Room room);
}
