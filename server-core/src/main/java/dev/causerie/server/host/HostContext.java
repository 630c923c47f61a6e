package dev.causerie.server.host;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.PluginContext;
import dev.causerie.api.PluginInfo;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host, for one run of one plugin. Each part is made when it is first asked for, and from then on is the same; every call
 * of it runs on the host's side, and none after the plugin has stopped. Thread-safe.
 */
final class HostContext implements PluginContext {

    private final PluginRun run;
    private final ContextParts parts;
    private final ServiceRegistry services;
    private final Clock clock;
    private final SettingsSection settings;
    private final Logger log;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    HostContext(PluginRun run, ContextParts parts, ServiceRegistry services, Clock clock, JsonNode settings) {
        this.run = run;
        this.parts = parts;
        this.services = services;
        this.clock = clock;
        this.settings = new SettingsSection(run.info().id(), settings, run.mapper(), run.validator());
        this.log = LoggerFactory.getLogger("plugin." + run.info().id());
    }

    @Override
    public PluginInfo plugin() {
        run.requireRunning();
        return run.info();
    }

    @Override
    public Logger log() {
        run.requireRunning();
        return log;
    }

    @Override
    public Clock clock() {
        run.requireRunning();
        return clock;
    }

    @Override
    public <S extends Record> S settings(Class<S> type) {
        run.requireRunning();
        return settings.bind(type);
    }

    @Override
    public Events events(Dialect dialect) {
        run.requireRunning();
        return guarded(Events.class, handle -> parts.events().apply(handle, dialect));
    }

    @Override
    public Publisher publisher() {
        return part(Publisher.class, parts.publisher());
    }

    @Override
    public <E extends DurableEvent> void observe(Class<E> type, Consumer<? super E> observer) {
        run.requireRunning();
        parts.observers().add(run, type, observer);
    }

    @Override
    public Rooms rooms() {
        return part(Rooms.class, parts.rooms());
    }

    @Override
    public Sessions sessions() {
        return part(Sessions.class, parts.sessions());
    }

    @Override
    public <S> S service(Class<S> type) {
        run.requireRunning();
        return services.proxy(type, run::requireRunning);
    }

    @Override
    public <S> void offer(Class<S> type, S implementation) {
        run.requireRunning();
        services.offer(type, implementation, run);
    }

    @Override
    public Store store() {
        return part(Store.class, parts.store());
    }

    @Override
    public Objects objects() {
        return part(Objects.class, parts.objects());
    }

    @Override
    public Jobs jobs() {
        return part(Jobs.class, parts.jobs());
    }

    @Override
    public Routes routes() {
        return part(Routes.class, parts.routes());
    }

    private <T> T part(Class<T> type, Function<PluginHandle, T> maker) {
        run.requireRunning();
        return type.cast(made.computeIfAbsent(type, missing -> guarded(type, maker)));
    }

    private <T> T guarded(Class<T> type, Function<PluginHandle, T> maker) {
        return HostSide.guard(type, HostSide.supply(() -> maker.apply(run)), run::requireRunning);
    }
}
