package dev.causerie.server.sfu;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.room.Room;
import java.util.Optional;

/** Says whether a session may be in a room now, and what of its user may pass. May block. Thread-safe. */
@FunctionalInterface
public interface Grants {

    /** The answer of the room's owner; absent when nobody owns it now, or its owner can not say. */
    Optional<Boolean> allows(Room room, String sessionId, long userId);

    /** What the room's owner lets not pass of what the user sends; absent when he says nothing, or can not. */
    default Optional<Blocked> blocks(Room room, long userId) {
        return Optional.empty();
    }
}
