package dev.causerie.testkit;

import dev.causerie.api.session.Session;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.api.session.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Follows sessions for one plugin. Thread-safe. */
final class FakeSessions implements Sessions {

    /** The listeners of all plugins. */
    record Listeners(List<Consumer<SessionStarted>> started, List<Consumer<SessionEnded>> ended) {

        Listeners() {
            this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }
    }

    private final Registrations registrations;
    private final Listeners listeners;
    private final Wire wire;

    FakeSessions(Registrations registrations, Listeners listeners, Wire wire) {
        this.registrations = registrations;
        this.listeners = listeners;
        this.wire = wire;
    }

    @Override
    public void onStarted(Consumer<SessionStarted> listener) {
        listeners.started().add(listener);
        registrations.add(() -> listeners.started().remove(listener));
    }

    @Override
    public void onEnded(Consumer<SessionEnded> listener) {
        listeners.ended().add(listener);
        registrations.add(() -> listeners.ended().remove(listener));
    }

    @Override
    public List<Session> of(long userId) {
        return wire.connected().stream()
                .filter(client -> client.user().id() == userId)
                .map(FakeClient::session)
                .toList();
    }

    /** Nobody: each loss is told to the listeners here. */
    @Override
    public Map<String, Instant> lost(long userId) {
        return Map.of();
    }
}
