package dev.causerie.plugin.rooms;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which session has been in which room. It stands in the database and not in fields, so that a session which comes back after a
 * restart is in the same rooms, and still types in the one that it used last. Thread-safe.
 */
final class Visits {

    /** The kind of this plugin's rooms, and of their conversations. */
    static final String ROOM_KIND = "room";

    /** Where a message goes that names no room. */
    static final String LOBBY = "lobby";

    private static final Duration KEPT = Duration.ofHours(1);

    private final Store store;
    private final VisitTable visits;
    private final PresenceTable presence;
    private final Rooms rooms;
    private final Publisher publisher;
    private final Clock clock;

    Visits(Store store, Rooms rooms, Publisher publisher, Clock clock) {
        this.store = store;
        this.visits = store.mapper(VisitTable.class);
        this.presence = store.mapper(PresenceTable.class);
        this.rooms = rooms;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Enters a room, or notes that it is used again; the others there learn that somebody is online. */
    Room use(Caller caller, String roomId) {
        Room room = Room.of(ROOM_KIND, roomId);
        User user = caller.user();
        boolean first = store.transaction(() -> {
            boolean fresh = visits.countOfUser(user.id(), roomId) == 0;
            Instant now = clock.instant();
            visits.put(caller.session().id(), roomId, user.id(), now);
            presence.seen(user.id(), user.username(), now);
            return fresh;
        });
        rooms.join(caller.session().id(), room);
        if (first) {
            publisher.send(room, new UserStatus(user.id(), user.username(), true, Optional.empty()));
        }
        return room;
    }

    /** The room that the session used last; the lobby, entered by that, when it has used none. */
    Room usedLast(Caller caller) {
        return visits.usedLast(caller.session().id())
                .map(roomId -> Room.of(ROOM_KIND, roomId))
                .orElseGet(() -> use(caller, LOBBY));
    }

    /** Whether the session has been in the room. */
    boolean has(String sessionId, String roomId) {
        return visits.count(sessionId, roomId) > 0;
    }

    /** Forgets the visits of those who have been gone for long. */
    void prune() {
        visits.prune(clock.instant().minus(KEPT));
    }
}
