package dev.causerie.server.session;

import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Grant;
import dev.causerie.api.room.Room;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Session;
import dev.causerie.server.delivery.Recheck;
import dev.causerie.server.host.PluginHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rooms, as one plugin fills them. Thread-safe. */
public final class PluginRooms implements Rooms {

    private final PluginHandle plugin;
    private final RoomOwners owners;
    private final LiveSessions sessions;
    private final RecoveryRecords records;
    private final Rechecks rechecks;
    private final Publisher publisher;
    private final Consumer<Runnable> afterCommit;

    /**
     * For one start of one plugin.
     *
     * @param publisher the host's own
     * @param afterCommit does something after the commit of the thread's transaction, or at once
     */
    public PluginRooms(
            PluginHandle plugin,
            RoomOwners owners,
            LiveSessions sessions,
            RecoveryRecords records,
            Rechecks rechecks,
            Publisher publisher,
            Consumer<Runnable> afterCommit) {
        this.plugin = plugin;
        this.owners = owners;
        this.sessions = sessions;
        this.records = records;
        this.rechecks = rechecks;
        this.publisher = publisher;
        this.afterCommit = afterCommit;
    }

    @Override
    public void own(String kind, Grant grant) {
        plugin.scope().add(owners.own(plugin, kind, grant));
    }

    @Override
    public void join(String sessionId, Room room) {
        owners.check(plugin, room);
        sessions.find(sessionId).filter(session -> sessions.join(session, room)).ifPresent(records::update);
    }

    @Override
    public void leave(String sessionId, Room room) {
        owners.check(plugin, room);
        sessions.find(sessionId).ifPresent(session -> leave(session, room));
    }

    @Override
    public void recheck(long userId, Room room) {
        owners.check(plugin, room);
        publisher.publish(room, new Recheck(userId));
        afterCommit.accept(() -> rechecks.carryOut(room, userId));
    }

    @Override
    public List<Session> sessionsIn(Room room) {
        return sessions.in(room).stream()
                .map(LiveSession::snapshot)
                .flatMap(Optional::stream)
                .toList();
    }

    private void leave(LiveSession session, Room room) {
        if (sessions.leave(session, room)) {
            records.update(session);
        }
    }
}
