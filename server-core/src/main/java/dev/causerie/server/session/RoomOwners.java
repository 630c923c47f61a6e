package dev.causerie.server.session;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Grant;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.host.PluginHandle;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which plugin owns the rooms of which kind, and so grants them. Thread-safe. */
public final class RoomOwners {

    private static final Logger LOG = LoggerFactory.getLogger(RoomOwners.class);

    private record Owner(PluginHandle plugin, Grant grant) {}

    private final Map<String, Owner> byKind = new ConcurrentHashMap<>();

    AutoCloseable own(PluginHandle plugin, String kind, Grant grant) {
        Owner owner = new Owner(plugin, grant);
        Owner other = byKind.putIfAbsent(kind, owner);
        if (other != null || kind.equals("user") || kind.equals("session")) {
            String who = other == null
                    ? "the host"
                    : "plugin " + other.plugin().info().id();
            throw new IllegalStateException("Rooms of kind '" + kind + "' belong to " + who + " already");
        }
        return () -> byKind.remove(kind, owner);
    }

    /**
     * Refuses rooms that a plugin does not own.
     *
     * @throws IllegalStateException if it owns no rooms of this kind
     */
    void check(PluginHandle plugin, Room room) {
        Owner owner = byKind.get(room.kind());
        if (owner == null || owner.plugin() != plugin) {
            throw new IllegalStateException(
                    "Plugin " + plugin.info().id() + " does not own rooms of kind '" + room.kind() + "'");
        }
    }

    /** Whether a session may be in the room; absent when nobody owns it now, or its owner fails. */
    Optional<Boolean> grants(User user, Session session, Room room) {
        return ask(room, grant -> Optional.of(grant.allows(user, session, room.id())));
    }

    /** Which of a user's sessions may be in the room, by id; absent when nobody owns it now, or its owner fails. */
    Optional<Set<String>> grants(User user, Collection<Session> sessions, Room room) {
        return ask(room, grant -> Optional.of(grant.allowed(user, sessions, room.id())));
    }

    /** What may not pass of the user in the room; absent when nobody owns it now, or its owner says nothing or fails. */
    Optional<Blocked> blocks(User user, Room room) {
        return ask(room, grant -> grant.blocks(user, room.id()));
    }

    private <T> Optional<T> ask(Room room, Function<Grant, Optional<T>> question) {
        Owner owner = byKind.get(room.kind());
        if (owner == null) {
            return Optional.empty();
        }
        try {
            return owner.plugin().inside(() -> question.apply(owner.grant()));
        } catch (Exception | LinkageError failure) {
            LOG.error("Plugin {}: granting {} failed", owner.plugin().info().id(), room, failure);
            return Optional.empty();
        }
    }
}
