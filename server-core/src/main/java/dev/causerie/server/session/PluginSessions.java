package dev.causerie.server.session;

import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.api.session.Sessions;
import dev.causerie.server.host.PluginHandle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sessions, as one plugin follows them. Thread-safe. */
public final class PluginSessions implements Sessions {

    private final PluginHandle plugin;
    private final SessionListeners listeners;
    private final LiveSessions sessions;
    private final RecoveryRecords records;
    private final Function<Long, List<Session>> elsewhere;

    /**
     * For one start of one plugin.
     *
     * @param elsewhere the sessions of a user on other nodes
     */
    public PluginSessions(
            PluginHandle plugin,
            SessionListeners listeners,
            LiveSessions sessions,
            RecoveryRecords records,
            Function<Long, List<Session>> elsewhere) {
        this.plugin = plugin;
        this.listeners = listeners;
        this.sessions = sessions;
        this.records = records;
        this.elsewhere = elsewhere;
    }

    @Override
    public void onStarted(Consumer<SessionStarted> listener) {
        plugin.scope().add(listeners.onStarted(plugin, listener));
    }

    @Override
    public void onEnded(Consumer<SessionEnded> listener) {
        plugin.scope().add(listeners.onEnded(plugin, listener));
    }

    @Override
    public List<Session> of(long userId) {
        Stream<Session> here = sessions.in(Room.ofUser(userId)).stream()
                .map(LiveSession::snapshot)
                .flatMap(Optional::stream);
        return Stream.concat(here, elsewhere.apply(userId).stream()).toList();
    }

    @Override
    public Map<String, Instant> lost(long userId) {
        return records.lost(userId);
    }
}
