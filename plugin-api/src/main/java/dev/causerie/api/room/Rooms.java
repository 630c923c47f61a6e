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
     * Takes every session of a user out of a room, on every node, with the commit of the transaction on this thread. What that
     * one publishes afterwards, and whoever commits later, they are not told. A session that the room's {@link Grant} allows by
     * then stays: he was let in again.
     */
    void leaveAll(long userId, Room room);

    /** The sessions in a room on every node, at this moment. */
    List<Session> sessionsIn(Room room);
}
