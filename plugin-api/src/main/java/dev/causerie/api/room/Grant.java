package dev.causerie.api.room;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.session.Session;

/** Says whether a session that comes back may be in a room still. */
@FunctionalInterface
public interface Grant {

    /** Whether the user may hear the room with this id now. May read the database. */
    boolean allows(User user, Session session, String roomId);
}
