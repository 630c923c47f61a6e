package dev.causerie.server.session;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.sfu.Grants;
import java.util.Optional;
import java.util.Set;

/**
 * Who may be in a room now, and what of his may pass, as its owner says, whether the session is connected or not.
 * Thread-safe; calls block.
 */
public final class RoomGrants implements Grants {

    private final Users users;
    private final LiveSessions sessions;
    private final RoomOwners owners;

    /** What {@code owners} say of the sessions of {@code users}. */
    public RoomGrants(Users users, LiveSessions sessions, RoomOwners owners) {
        this.users = users;
        this.sessions = sessions;
        this.owners = owners;
    }

    /** Whether the session may be there: never that of a deleted user. Absent when nobody owns the room or its owner fails. */
    @Override
    public Optional<Boolean> allows(Room room, String sessionId, long userId) {
        Optional<User> user = users.find(userId);
        return user.isEmpty() ? Optional.of(false) : owners.grants(user.get(), session(sessionId, userId), room);
    }

    @Override
    public Optional<Blocked> blocks(Room room, long userId) {
        return users.find(userId).flatMap(user -> owners.blocks(user, room));
    }

    private Session session(String sessionId, long userId) {
        return sessions.find(sessionId)
                .flatMap(LiveSession::snapshot)
                .orElseGet(() -> new Session(sessionId, userId, Set.of()));
    }
}
