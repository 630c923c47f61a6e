package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import java.util.List;

/**
 * Takes users out of rooms on this node, as the log orders it: what comes after it in the order they are not told.
 * Thread-safe.
 */
public final class Dismissals {

    private final LiveSessions sessions;
    private final RoomOwners owners;
    private final RecoveryRecords records;

    /** For the sessions of this node. */
    public Dismissals(LiveSessions sessions, RoomOwners owners, RecoveryRecords records) {
        this.sessions = sessions;
        this.owners = owners;
        this.records = records;
    }

    /** Takes the user's sessions out of the room, but for those whom its owner has let in again meanwhile. May read the database. */
    public void carryOut(Room room, long userId) {
        List.copyOf(sessions.in(Room.ofUser(userId))).stream()
                .filter(session -> sessions.isIn(session, room) && !granted(session, room))
                .filter(session -> sessions.leave(session, room))
                .forEach(records::update);
    }

    private boolean granted(LiveSession session, Room room) {
        return session.identity()
                .flatMap(who -> session.snapshot().flatMap(now -> owners.grants(who.user(), now, room)))
                .orElse(false);
    }
}
