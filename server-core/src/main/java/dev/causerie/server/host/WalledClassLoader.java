package dev.causerie.server.host;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;

/**
 * Loads one plugin's classes: the API from the host, then the plugin's own, then those of the plugins that it depends on.
 * Resources are the plugin's own alone: a migration of a dependency must never pass for one's own. Thread-safe.
 */
final class WalledClassLoader extends PluginClassLoader {

    WalledClassLoader(Pf4jPlugins plugins, PluginDescriptor descriptor, ClassLoader api) {
        super(plugins, descriptor, api, ClassLoadingStrategy.PDA);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return ApiClassLoader.exports(className) || super.shouldDelegateToParent(className);
    }

    @Override
    protected @Nullable URL findResourceFromDependencies(String name) {
        return null;
    }

    @Override
    protected Collection<URL> findResourcesFromDependencies(String name) {
        return List.of();
    }
}
