package dev.causerie.api.room;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.session.Session;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a session may be in a room still, when it comes back and while it has media there. */
@FunctionalInterface
public interface Grant {

    /** Whether the user may hear the room with this id now. May read the database. */
    boolean allows(User user, Session session, String roomId);

    /**
     * Which of the user's sessions may hear the room, by id: those that {@link #allows} allows. For owners that can say it of all
     * of them in one look.
     */
    default Set<String> allowed(User user, Collection<Session> sessions, String roomId) {
        return sessions.stream()
                .filter(session -> allows(user, session, roomId))
                .map(Session::id)
                .collect(Collectors.toSet());
    }

    /**
     * What may not pass of what the user sends into the media of the room with this id, who may be in it. May read the
     * database.
     *
     * @return absent where the owner does not care
     */
    default Optional<Blocked> blocks(User user, String roomId) {
        return Optional.empty();
    }
}
