package dev.causerie.testkit;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;

/** Reads who a plugin is from the {@code plugin.properties} beside its own class, and no other on the class path. */
final class Descriptor {

    private Descriptor() {}

    static PluginInfo of(Plugin plugin) {
        URL home = plugin.getClass().getProtectionDomain().getCodeSource().getLocation();
        Properties properties = new Properties();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {home}, null);
                InputStream file = alone.getResourceAsStream("plugin.properties")) {
            if (file == null) {
                throw new IllegalArgumentException(
                        plugin.getClass().getName() + " has no plugin.properties: start it with an id");
            }
            properties.load(file);
        } catch (IOException failure) {
            throw new IllegalStateException("plugin.properties in " + home + " can not be read", failure);
        }
        return new PluginInfo(properties.getProperty("plugin.id", ""), properties.getProperty("plugin.version", ""));
    }
}
