package dev.causerie.server.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the plugins of one folder. A plugin that can not run never keeps the server or the others from running: it is shown
 * with its reason. Every operation happens on the one thread {@code plugin-admin}, and the call waits for it. Thread-safe;
 * whoever makes a host closes it.
 */
public final class PluginHost implements AutoCloseable {

    /** The version of the plugin API that this server offers; a plugin's {@code plugin.requires} is held against it. */
    public static final String API_VERSION = "1.0.0";

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final ContextParts parts;
    private final ServiceRegistry services;
    private final Clock clock;
    private final AdminThread admin = new AdminThread();
    private final StatusBoard board = new StatusBoard();
    private volatile Set<String> reloading = Set.of();
    private @Nullable Lifecycle lifecycle;

    /**
     * A host without plugins.
     *
     * @param parts what the rest of the server gives to plugins
     * @param services where plugins find each other's services and those of the server
     * @param clock the clock that plugins read
     */
    public PluginHost(ContextParts parts, ServiceRegistry services, Clock clock) {
        this.parts = parts;
        this.services = services;
        this.clock = clock;
    }

    /**
     * Loads the plugins of a folder, and starts none.
     *
     * @param folder its {@code *.jar} files are the plugins; nothing is written there
     * @param selection which of them are wanted
     * @param settings the section {@code plugins.settings.<id>} of a plugin's id, an empty object when there is none; asked at
     *     each start
     * @throws IllegalStateException if a folder was loaded before, or this one can not be read
     */
    public void load(Path folder, PluginSelection selection, Function<String, JsonNode> settings) {
        admin.call(() -> {
            if (lifecycle != null) {
                throw new IllegalStateException("Plugins are loaded already");
            }
            Surroundings surroundings = new Surroundings(parts, services, clock, settings);
            Lifecycle loading = new Lifecycle(folder, selection, surroundings, board);
            loading.load();
            lifecycle = loading;
        });
    }

    /** Starts every plugin that is loaded, dependencies first; those that fail are shown as such. */
    public void startAll() {
        admin.call(() -> lifecycle().startAll());
    }

    /** Stops every plugin that runs, dependents first; one that fails to stop is stopped all the same. */
    public void stopAll() {
        admin.call(() -> lifecycle().stopAll());
    }

    /**
     * Starts one plugin, and those that wait for it.
     *
     * @throws IllegalStateException if it is not loaded; the message says why
     */
    public void start(String id) {
        admin.call(() -> lifecycle().start(id));
    }

    /**
     * Stops one plugin and those that depend on it. It stays stopped until it is started by name, or the server is.
     *
     * @throws IllegalStateException if it is not loaded; the message says why
     */
    public void stop(String id) {
        admin.call(() -> lifecycle().stop(id));
    }

    /**
     * Unloads one plugin and those that depend on it, loads what their jars are now, and starts what is not stopped by name.
     * Jars that have come to the folder are loaded too. Calls to the services of the reloaded plugins wait meanwhile.
     *
     * @throws IllegalStateException if there is no such plugin afterwards
     */
    public void reload(String id) {
        admin.call(() -> {
            Set<String> affected = new HashSet<>(lifecycle().withDependents(id));
            reloading = Set.copyOf(affected);
            services.hold(affected);
            try {
                lifecycle().reload(affected);
            } finally {
                reloading = Set.of();
                services.release();
            }
            if (board.state(id).isEmpty()) {
                throw new IllegalStateException("There is no plugin " + id);
            }
        });
    }

    /** How every plugin is at this moment, by id. */
    public List<PluginStatus> states() {
        return board.states();
    }

    /** What should run and does not, for whoever decides whether the server goes on. */
    public List<PluginFailure> failures() {
        return board.failures();
    }

    /** The ids of the plugins that are being reloaded at this moment: what is meant for them can wait. */
    public Set<String> reloading() {
        return reloading;
    }

    /** Stops and unloads every plugin, or gives up after 30 seconds; the second call has no effect. */
    @Override
    public void close() {
        if (admin.isOpen()) {
            boolean unloaded = admin.call(
                    () -> {
                        if (lifecycle != null) {
                            lifecycle.unloadAll();
                        }
                    },
                    CLOSING);
            admin.close();
            if (!unloaded) {
                LOG.error("Plugins did not stop within {} s and are left behind", CLOSING.toSeconds());
            }
        }
    }

    private Lifecycle lifecycle() {
        if (lifecycle == null) {
            throw new IllegalStateException("No plugins are loaded yet");
        }
        return lifecycle;
    }
}
