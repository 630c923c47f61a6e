package dev.causerie.testkit;

import dev.causerie.api.room.Grant;
import dev.causerie.api.room.Room;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms, as one plugin may use them. Thread-safe. */
final class FakeRooms implements Rooms {

    record Owner(String plugin, Grant grant) {}

    private final Registrations registrations;
    private final Map<String, Owner> owners;
    private final Wire wire;
    private final Database database;

    FakeRooms(Registrations registrations, Map<String, Owner> owners, Wire wire, Database database) {
        this.registrations = registrations;
        this.owners = owners;
        this.wire = wire;
        this.database = database;
    }

    @Override
    public void own(String kind, Grant grant) {
        Owner present =
                owners.putIfAbsent(kind, new Owner(registrations.plugin().id(), grant));
        if (present != null) {
            throw new IllegalStateException("Rooms of kind " + kind + " belong to " + present.plugin());
        }
        registrations.add(() -> owners.remove(kind));
    }

    @Override
    public void join(String sessionId, Room room) {
        Owner owner = owners.get(room.kind());
        if (owner == null || !owner.plugin().equals(registrations.plugin().id())) {
            throw new IllegalStateException(registrations.plugin().id() + " does not own " + room);
        }
        wire.client(sessionId).filter(FakeClient::connected).ifPresent(client -> client.rooms()
                .add(room));
    }

    @Override
    public void leave(String sessionId, Room room) {
        wire.client(sessionId).ifPresent(client -> client.rooms().remove(room));
    }

    @Override
    public void recheck(long userId, Room room) {
        database.afterCommit(() -> wire.connected().stream()
                .filter(client -> client.user().id() == userId)
                .forEach(client -> recheck(client, room)));
    }

    private void recheck(FakeClient client, Room room) {
        if (granted(client, room, owners)) {
            client.rooms().add(room);
        } else {
            client.rooms().remove(room);
        }
    }

    @Override
    public List<Session> sessionsIn(Room room) {
        return wire.connected().stream()
                .filter(client -> client.rooms().contains(room))
                .map(FakeClient::session)
                .toList();
    }

    /** Asks the owners anew which of its rooms a session that comes back may hear. */
    static Map<String, Owner> noOwners() {
        return new ConcurrentHashMap<>();
    }

    static void grantAnew(FakeClient client, Map<String, Owner> owners) {
        client.rooms().removeIf(room -> {
            boolean builtIn =
                    room.equals(Room.ofUser(client.user().id())) || room.equals(Room.ofSession(client.sessionId()));
            return !builtIn && !granted(client, room, owners);
        });
    }

    private static boolean granted(FakeClient client, Room room, Map<String, Owner> owners) {
        Owner owner = owners.get(room.kind());
        return owner != null && owner.grant().allows(client.user(), client.session(), room.id());
    }
}
