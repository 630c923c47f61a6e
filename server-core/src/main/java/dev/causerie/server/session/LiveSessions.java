package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that are connected to this node, and the rooms they are in. A room exists while somebody is in it.
 * Thread-safe; reading never waits.
 */
public final class LiveSessions {

    private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
    private final Map<Room, Set<LiveSession>> byRoom = new ConcurrentHashMap<>();

    /** The connected session with this id. */
    public Optional<LiveSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those in a room, at this moment. */
    public Collection<LiveSession> in(Room room) {
        return byRoom.getOrDefault(room, Set.of());
    }

    /** All that are connected, at this moment. */
    public Collection<LiveSession> all() {
        return byId.values();
    }

    /** Whether the session is in the room. */
    public boolean isIn(LiveSession session, Room room) {
        return session.rooms().contains(room);
    }

    /** Whether the session is connected and has not been taken over by another connection. */
    boolean isCurrent(LiveSession session) {
        return byId.get(session.id()) == session;
    }

    /** The rooms that plugins put the session into; not its own and its user's. */
    public List<Room> joined(LiveSession session) {
        return session.rooms().stream()
                .filter(room -> !room.kind().equals("user") && !room.kind().equals("session"))
                .toList();
    }

    /** Enters a session that has connected. The one that had its id, if any, is returned: it has been taken over. */
    Optional<LiveSession> add(LiveSession session) {
        return Optional.ofNullable(byId.put(session.id(), session));
    }

    /** Puts a session into a room; says whether that was news. No effect once it has ended. */
    boolean join(LiveSession session, Room room) {
        if (!session.rooms().add(room)) {
            return false;
        }
        byRoom.compute(room, (key, present) -> {
            Set<LiveSession> members = present == null ? ConcurrentHashMap.newKeySet() : present;
            members.add(session);
            return members;
        });
        if (!isCurrent(session)) {
            leave(session, room);
            return false;
        }
        return true;
    }

    /** Takes a session out of a room; says whether it was there. */
    boolean leave(LiveSession session, Room room) {
        if (!session.rooms().remove(room)) {
            return false;
        }
        byRoom.computeIfPresent(room, (key, members) -> {
            members.remove(session);
            return members.isEmpty() ? null : members;
        });
        return true;
    }

    /** Takes out a session that has ended, and takes it from its rooms; says whether it was still the one with its id. */
    boolean remove(LiveSession session) {
        boolean current = byId.remove(session.id(), session);
        List.copyOf(session.rooms()).forEach(room -> leave(session, room));
        return current;
    }
}
