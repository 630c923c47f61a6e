package dev.causerie.server.session;

import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.server.host.PluginHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins that follow sessions. One that fails does not keep the others from hearing. Thread-safe. */
public final class SessionListeners {

    private static final Logger LOG = LoggerFactory.getLogger(SessionListeners.class);

    private record Listener<T>(PluginHandle plugin, Consumer<T> consumer) {}

    private final List<Listener<SessionStarted>> starts = new CopyOnWriteArrayList<>();
    private final List<Listener<SessionEnded>> ends = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> farewells = new CopyOnWriteArrayList<>();

    AutoCloseable onStarted(PluginHandle plugin, Consumer<SessionStarted> consumer) {
        return add(starts, new Listener<>(plugin, consumer));
    }

    AutoCloseable onEnded(PluginHandle plugin, Consumer<SessionEnded> consumer) {
        return add(ends, new Listener<>(plugin, consumer));
    }

    /** Calls the server's own listener with the id of every session that ended for good. */
    public void onFarewell(Consumer<String> listener) {
        farewells.add(listener);
    }

    void started(SessionStarted event) {
        starts.forEach(listener -> tell(listener, event));
    }

    void ended(SessionEnded event) {
        ends.forEach(listener -> tell(listener, event));
        if (event.deliberate()) {
            farewells.forEach(listener -> listener.accept(event.session().id()));
        }
    }

    private static <T> AutoCloseable add(List<Listener<T>> all, Listener<T> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    private static <T> void tell(Listener<T> listener, T event) {
        try {
            listener.plugin().inside(() -> {
                listener.consumer().accept(event);
                return true;
            });
        } catch (Exception | LinkageError failure) {
            LOG.error(
                    "Plugin {}: following sessions failed",
                    listener.plugin().info().id(),
                    failure);
        }
    }
}
