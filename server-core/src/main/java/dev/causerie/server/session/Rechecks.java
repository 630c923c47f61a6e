package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import java.util.List;

/**
 * Brings users' sessions on this node in line with what the owners of rooms grant. Thread-safe; one at a time, so that the
 * last one acts on what was true last.
 */
public final class Rechecks {

    private final LiveSessions sessions;
    private final RoomOwners owners;
    private final RecoveryRecords records;

    /** For the sessions of this node. */
    public Rechecks(LiveSessions sessions, RoomOwners owners, RecoveryRecords records) {
        this.sessions = sessions;
        this.owners = owners;
        this.records = records;
    }

    /**
     * Puts those of the user's sessions into the room that its owner allows there, and takes the others out; all of them when
     * the owner can not be asked. Reads the database.
     */
    public synchronized void carryOut(Room room, long userId) {
        for (LiveSession session : List.copyOf(sessions.in(Room.ofUser(userId)))) {
            if (granted(session, room) ? sessions.join(session, room) : sessions.leave(session, room)) {
                records.update(session);
            }
        }
    }

    private boolean granted(LiveSession session, Room room) {
        return session.identity()
                .flatMap(who -> session.snapshot().flatMap(now -> owners.grants(who.user(), now, room)))
                .orElse(false);
    }
}
