package dev.causerie.server.host;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Routes;
import dev.causerie.api.job.Jobs;
import dev.causerie.api.object.Objects;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Sessions;
import dev.causerie.api.store.Store;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * A host over one folder, a {@link Board} that plugins write to, and the host's log. Parts register themselves in the plugin's
 * scope and do nothing else, unless a test hands in others.
 */
final class HostFixture implements AutoCloseable {

    final Path folder;
    final Board board = new Board();
    final ServiceRegistry services = new ServiceRegistry(Duration.ofSeconds(5));
    final Map<String, PluginHandle> handles = new ConcurrentHashMap<>();
    final Map<String, JsonNode> settings = new ConcurrentHashMap<>();
    final Observers observers = new Observers();
    final PluginHost host;
    private final Complaints log = new Complaints();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    HostFixture(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    HostFixture(Path folder, UnaryOperator<ContextParts> change) {
        this.folder = folder;
        // java.util.function types are all that a test's plugins and its host both know without further ado
        services.offer(Consumer.class, board::write);
        services.offer(Supplier.class, board::lines);
        this.host = new PluginHost(change.apply(parts()), services, Clock.systemUTC());
        log.start();
        root.addAppender(log);
    }

    private ContextParts parts() {
        return new ContextParts(
                (handle, dialect) -> part(Events.class).apply(handle),
                part(Publisher.class),
                observers,
                part(Rooms.class),
                part(Sessions.class),
                part(Store.class),
                part(Objects.class),
                part(Jobs.class),
                part(Routes.class));
    }

    private <T> Function<PluginHandle, T> part(Class<T> type) {
        return handle -> {
            handles.put(handle.info().id(), handle);
            String name = handle.info().id() + " " + type.getSimpleName();
            handle.scope().add(() -> board.write("undone " + name));
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        board.write(name + "." + method.getName());
                        return type.isAssignableFrom(method.getReturnType()) ? proxy : null;
                    }));
        };
    }

    /** The parts with another store. */
    static UnaryOperator<ContextParts> with(Function<PluginHandle, Store> store) {
        return parts -> new ContextParts(
                parts.events(),
                parts.publisher(),
                parts.observers(),
                parts.rooms(),
                parts.sessions(),
                store,
                parts.objects(),
                parts.jobs(),
                parts.routes());
    }

    HostFixture settings(String id, String json) throws Exception {
        settings.put(id, new ObjectMapper().readTree(json));
        return this;
    }

    HostFixture load(PluginSelection selection) {
        host.load(folder, selection, id -> settings.getOrDefault(id, JsonNodeFactory.instance.objectNode()));
        return this;
    }

    /** Loads and starts all. */
    HostFixture run() {
        load(PluginSelection.all()).host.startAll();
        return this;
    }

    PluginStatus status(String id) {
        return host.states().stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + host.states()));
    }

    PluginStatus.State state(String id) {
        return status(id).state();
    }

    /** What anyone logged at WARN or ERROR about this, one element an event. */
    List<String> complaintsAbout(String word) {
        return log.messages.stream().filter(message -> message.contains(word)).toList();
    }

    PluginHandle handle(String id) {
        return requireNonNull(handles.get(id));
    }

    @Override
    public void close() {
        host.close();
        root.detachAppender(log);
    }

    /** Keeps texts alone: an event holds its arguments, and those may be a plugin's. */
    private static final class Complaints extends AppenderBase<ILoggingEvent> {

        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                messages.add(event.getFormattedMessage());
            }
        }
    }
}
