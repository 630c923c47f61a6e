package dev.causerie.testkit;

import dev.causerie.api.InvalidSettings;
import dev.causerie.api.PluginContext;
import dev.causerie.api.PluginInfo;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Routes;
import dev.causerie.api.job.Jobs;
import dev.causerie.api.object.Objects;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Sessions;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host, as one start of one plugin sees it. Thread-safe. */
final class FakeContext implements PluginContext {

    private final FakeHost.Parts host;
    private final Registrations registrations;
    private final ClassLoader loader;
    private final Object settings;
    private boolean migrated;

    FakeContext(FakeHost.Parts host, Registrations registrations, ClassLoader loader, Object settings) {
        this.host = host;
        this.registrations = registrations;
        this.loader = loader;
        this.settings = settings;
    }

    @Override
    public PluginInfo plugin() {
        registrations.requireOpen();
        return registrations.plugin();
    }

    @Override
    public Logger log() {
        return LoggerFactory.getLogger(plugin().id());
    }

    @Override
    public Clock clock() {
        registrations.requireOpen();
        return host.clock();
    }

    @Override
    public <S extends Record> S settings(Class<S> type) {
        try {
            return host.binding().bind("settings", type, host.json().overTheWire(settings));
        } catch (Rejected wrong) {
            throw new InvalidSettings("plugins.settings." + plugin().id() + ": " + wrong.getMessage());
        }
    }

    @Override
    public Events events(Dialect dialect) {
        registrations.requireOpen();
        return new FakeEvents(registrations, dialect, host.dispatch(), host.wire());
    }

    @Override
    public Publisher publisher() {
        registrations.requireOpen();
        return new FakePublisher(host.wire(), host.database(), host.json(), host.observers());
    }

    @Override
    public <E extends DurableEvent> void observe(Class<E> type, Consumer<? super E> observer) {
        registrations.requireOpen();
        registrations.add(host.observers().add(type, observer));
    }

    @Override
    public Rooms rooms() {
        registrations.requireOpen();
        return new FakeRooms(registrations, host.roomOwners(), host.wire(), host.database());
    }

    @Override
    public Sessions sessions() {
        registrations.requireOpen();
        return new FakeSessions(registrations, host.sessionListeners(), host.wire());
    }

    @Override
    public <S> S service(Class<S> type) {
        registrations.requireOpen();
        return host.services().proxy(type);
    }

    @Override
    public <S> void offer(Class<S> type, S implementation) {
        registrations.requireOpen();
        host.services().offer(type, implementation);
        registrations.add(() -> host.services().withdraw(type));
    }

    @Override
    public synchronized Store store() {
        registrations.requireOpen();
        if (!migrated) {
            host.database().migrate(registrations.plugin().id(), loader);
            migrated = true;
        }
        return host.database();
    }

    @Override
    public Objects objects() {
        return new FakeObjects(plugin().id() + "/", host.objects());
    }

    @Override
    public Jobs jobs() {
        registrations.requireOpen();
        return new FakeJobs(registrations, host.timers(), host.database());
    }

    @Override
    public Routes routes() {
        registrations.requireOpen();
        return host.routes().of(registrations);
    }
}
