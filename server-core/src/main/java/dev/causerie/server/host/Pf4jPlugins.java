package dev.causerie.server.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/**
 * PF4J, with the parts replaced that would harm us. It is handed only jars that fit together, reads nothing but those, and
 * writes nothing. Starting and stopping are our own: PF4J's stop all fails from three plugins on, its start all does not
 * look at dependencies, its start enables what is disabled, and each lets some of what plugins throw through. PF4J is not
 * thread-safe, so this is owned by the admin thread.
 */
final class Pf4jPlugins extends DefaultPluginManager {

    private final Surroundings surroundings;
    private final ClassLoader api = new ApiClassLoader(Pf4jPlugins.class.getClassLoader());
    private final Map<Path, PluginJar> jars = new HashMap<>();

    Pf4jPlugins(Path folder, Surroundings surroundings) {
        super(folder);
        this.surroundings = surroundings;
        setSystemVersion(PluginHost.API_VERSION);
        setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
    }

    /** Loads those of the jars that are not loaded yet, which must fit together with those that are. */
    void load(List<PluginJar> fitting) {
        for (PluginJar jar : fitting) {
            if (!plugins.containsKey(jar.id())) {
                jars.put(jar.path(), jar);
            }
        }
        loadPlugins();
    }

    /** The jars of what is loaded. */
    List<PluginJar> loaded() {
        return List.copyOf(jars.values());
    }

    /** The ids of what is loaded, dependencies first. */
    List<String> inOrder() {
        return resolvedPlugins.stream().map(PluginWrapper::getPluginId).toList();
    }

    HostedPlugin hosted(String id) {
        return (HostedPlugin) getPlugin(id).getPlugin();
    }

    @Override
    public PluginState startPlugin(String id) {
        PluginWrapper wrapper = getPlugin(id);
        HostedPlugin plugin = hosted(id);
        if (!plugin.running()) {
            plugin.start();
            wrapper.setPluginState(plugin.running() ? PluginState.STARTED : PluginState.FAILED);
            if (plugin.running()) {
                startedPlugins.add(wrapper);
            }
        }
        return wrapper.getPluginState();
    }

    /** Starts all that is loaded; who wants to look at dependencies starts them one by one. */
    @Override
    public void startPlugins() {
        inOrder().forEach(this::startPlugin);
    }

    @Override
    protected PluginState stopPlugin(String id, boolean withDependents) {
        PluginWrapper wrapper = getPlugin(id);
        if (wrapper.getPluginState().isStarted()) {
            hosted(id).stop();
            startedPlugins.remove(wrapper);
            wrapper.setPluginState(PluginState.STOPPED);
        }
        return wrapper.getPluginState();
    }

    @Override
    public void stopPlugins() {
        List<PluginWrapper> running = new ArrayList<>(startedPlugins);
        Collections.reverse(running);
        running.forEach(wrapper -> stopPlugin(wrapper.getPluginId(), false));
    }

    /** Stops and forgets one plugin; nothing that depends on it may be loaded. */
    @Override
    public boolean unloadPlugin(String id) {
        jars.remove(getPlugin(id).getPluginPath());
        return unloadPlugin(id, false);
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return jars.keySet().stream()
                        .filter(path -> idForPath(path) == null)
                        .toList();
            }

            @Override
            public boolean deletePluginPath(Path path) {
                return false;
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path path) {
                return jars.containsKey(path);
            }

            @Override
            public PluginDescriptor find(Path path) {
                return Objects.requireNonNull(jars.get(path)).descriptor();
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new WalledClassLoader(Pf4jPlugins.this, descriptor, api);
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return wrapper -> new HostedPlugin(wrapper, surroundings);
    }

    @Override
    protected VersionManager createVersionManager() {
        return new SemanticVersions();
    }

    /** Which plugins are wanted is decided before PF4J sees them. */
    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {
                throw new UnsupportedOperationException("The configuration disables plugins");
            }

            @Override
            public void enablePlugin(String id) {
                throw new UnsupportedOperationException("The configuration enables plugins");
            }
        };
    }
}
