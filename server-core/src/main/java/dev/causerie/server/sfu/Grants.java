package dev.causerie.server.sfu;

import dev.causerie.api.room.Room;
import java.util.Optional;

/** Says whether a session may be in a room now. May block. Thread-safe. */
@FunctionalInterface
public interface Grants {

    /** The answer of the room's owner; absent when nobody owns it now, or its owner can not say. */
    Optional<Boolean> allows(Room room, String sessionId, long userId);
}
