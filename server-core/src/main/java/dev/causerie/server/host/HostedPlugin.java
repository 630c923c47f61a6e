package dev.causerie.server.host;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginInfo;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded plugin, as PF4J's own kind of plugin, so that those who write plugins never meet that one. Whatever the plugin's code
 * throws ends here, and what it registered is undone in every case. Owned by the admin thread.
 */
final class HostedPlugin extends org.pf4j.Plugin {

    private static final Logger LOG = LoggerFactory.getLogger(HostedPlugin.class);
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final String entryClass;
    private final PluginInfo info;
    private final ClassLoader classLoader;
    private final Surroundings surroundings;
    private @Nullable PluginRun run;
    private @Nullable Plugin plugin;
    private Optional<StartFailure> failure = Optional.empty();

    HostedPlugin(PluginWrapper wrapper, Surroundings surroundings) {
        this.entryClass = wrapper.getDescriptor().getPluginClass();
        this.info =
                new PluginInfo(wrapper.getPluginId(), wrapper.getDescriptor().getVersion());
        this.classLoader = wrapper.getPluginClassLoader();
        this.surroundings = surroundings;
    }

    boolean running() {
        return run != null;
    }

    /** Why the last start failed; absent when it did not. */
    Optional<StartFailure> failure() {
        return failure;
    }

    @Override
    public void start() {
        PluginRun starting = new PluginRun(info, classLoader);
        try {
            plugin = starting.inside(() -> {
                Plugin made = make();
                made.start(surroundings.contextOf(starting));
                return made;
            });
            run = starting;
            failure = Optional.empty();
        } catch (Throwable thrown) {
            failure = Optional.of(StartFailure.of(thrown));
            starting.close();
        } finally {
            // A plugin that interrupts itself must not hurry those behind it.
            Thread.interrupted();
        }
    }

    @Override
    public void stop() {
        PluginRun stopping = run;
        Plugin stopped = plugin;
        run = null;
        plugin = null;
        if (stopping == null || stopped == null) {
            return;
        }
        surroundings.services().withdraw(info.id());
        try (Deadline deadline = new Deadline(STOPPING)) {
            stop(stopped, stopping, deadline);
        } finally {
            stopping.close();
            Thread.interrupted();
        }
    }

    private void stop(Plugin stopped, PluginRun stopping, Deadline deadline) {
        try {
            stopping.inside(() -> {
                stopped.stop();
                return true;
            });
        } catch (Throwable thrown) {
            String late = deadline.expired() ? "was interrupted after " + STOPPING.toSeconds() + " s of stopping" : "";
            LOG.error("Plugin {} {}", info.id(), late.isEmpty() ? "failed to stop" : late, thrown);
        }
    }

    private Plugin make() throws Exception {
        Class<?> type = entry();
        try {
            return (Plugin) type.getConstructor().newInstance();
        } catch (InvocationTargetException thrown) {
            throw Forwarding.causeOf(thrown);
        } catch (ReflectiveOperationException unusable) {
            throw new BrokenJar("plugin.class " + entryClass
                    + " must be a public class with a public constructor without arguments");
        }
    }

    private Class<?> entry() throws BrokenJar {
        Class<?> type;
        try {
            type = classLoader.loadClass(entryClass);
        } catch (ClassNotFoundException | LinkageError unloadable) {
            throw new BrokenJar("plugin.class " + entryClass + " can not be loaded: " + unloadable);
        }
        if (!Plugin.class.isAssignableFrom(type)) {
            throw new BrokenJar("plugin.class " + entryClass + " does not implement " + Plugin.class.getName());
        }
        return type;
    }
}
