package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings users' sessions on this node in line with what the owners of rooms grant. Thread-safe; for one user and room one at a
 * time, so that the last one acts on what was true last.
 */
public final class Rechecks {

    private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);
    private static final int STRIPES = 64;

    private final LiveSessions sessions;
    private final RoomOwners owners;
    private final RecoveryRecords records;
    private final List<Object> stripes =
            Stream.generate(Object::new).limit(STRIPES).toList();

    /** For the sessions of this node. */
    public Rechecks(LiveSessions sessions, RoomOwners owners, RecoveryRecords records) {
        this.sessions = sessions;
        this.owners = owners;
        this.records = records;
    }

    /**
     * Puts those of the user's sessions into the room that its owner allows there, and takes the others out. Where that fails
     * the session's connection is closed: who may hear the room comes back by recovery, which asks the owner too. Reads the
     * database once, and writes what has changed.
     */
    public void carryOut(Room room, long userId) {
        synchronized (stripes.get(Math.floorMod(31 * room.hashCode() + Long.hashCode(userId), STRIPES))) {
            List<LiveSession> theirs = List.copyOf(sessions.in(Room.ofUser(userId)));
            Optional<Set<String>> allowed = allowed(theirs, room);
            theirs.forEach(session -> bring(session, room, allowed));
        }
    }

    private Optional<Set<String>> allowed(List<LiveSession> theirs, Room room) {
        List<Session> snapshots = theirs.stream()
                .map(LiveSession::snapshot)
                .flatMap(Optional::stream)
                .toList();
        return theirs.stream()
                .flatMap(session -> session.identity().stream())
                .findAny()
                .flatMap(who -> owners.grants(who.user(), snapshots, room));
    }

    private void bring(LiveSession session, Room room, Optional<Set<String>> allowed) {
        try {
            if (allowed.orElseThrow().contains(session.id())
                    ? sessions.join(session, room)
                    : sessions.leave(session, room)) {
                records.update(session);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Session {} may be in {} or not: it is asked to come back", session.id(), room, failure);
            session.socket().closeTransport();
        }
    }
}
