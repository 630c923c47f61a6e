package dev.causerie.server.host;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;

/**
 * A jar that can be read as a plugin: its descriptor is complete and its class is in it. Read once and closed again, so the
 * file is neither kept open nor written to. Immutable.
 */
record PluginJar(Path path, PluginDescriptor descriptor) {

    private static final String DESCRIPTOR = "plugin.properties";
    private static final String API = "dev/causerie/api/";

    String id() {
        return descriptor.getPluginId();
    }

    String version() {
        return descriptor.getVersion();
    }

    List<PluginDependency> dependencies() {
        return descriptor.getDependencies();
    }

    /** The jar as a plugin, or why it is none. */
    static PluginJar read(Path path) throws BrokenJar {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            PluginDescriptor descriptor = describe(properties(zip));
            refuseBundledApi(zip);
            refuseHiddenMigrations(zip, descriptor.getPluginId());
            String entry = descriptor.getPluginClass().replace('.', '/') + ".class";
            if (zip.getEntry(entry) == null) {
                throw new BrokenJar("plugin.class " + descriptor.getPluginClass() + " is not in the jar");
            }
            return new PluginJar(path, descriptor);
        } catch (ZipException notZip) {
            throw new BrokenJar("is not a jar: " + notZip.getMessage());
        } catch (IOException unreadable) {
            throw new BrokenJar("can not be read: " + unreadable);
        }
    }

    private static Properties properties(ZipFile zip) throws IOException, BrokenJar {
        ZipEntry entry = zip.getEntry(DESCRIPTOR);
        if (entry == null) {
            throw new BrokenJar("has no plugin.properties at its root");
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new BrokenJar("plugin.properties is malformed: " + malformed.getMessage());
        }
        return properties;
    }

    private static PluginDescriptor describe(Properties properties) throws BrokenJar {
        String id = value(properties, "plugin.id");
        require(
                id.matches("[a-z][a-z0-9-]{0,31}"),
                "plugin.id",
                "lower-case letters, digits and hyphens, up to 32",
                id);
        String version = value(properties, "plugin.version");
        require(SemanticVersions.isVersion(version), "plugin.version", "a semantic version such as 1.0.0", version);
        String type = value(properties, "plugin.class");
        require(!type.isEmpty(), "plugin.class", "the name of the class that implements Plugin", type);
        String requires = value(properties, "plugin.requires");
        require(SemanticVersions.isRange(requires), "plugin.requires", "a range such as ^1.0.0", requires);
        DefaultPluginDescriptor descriptor = new DefaultPluginDescriptor(
                id, value(properties, "plugin.description"), type, version, requires, "", "");
        for (String dependency : value(properties, "plugin.dependencies").split(",", -1)) {
            if (!dependency.isBlank()) {
                descriptor.addDependency(dependency(dependency.strip()));
            }
        }
        return descriptor;
    }

    private static PluginDependency dependency(String text) throws BrokenJar {
        PluginDependency dependency = new PluginDependency(text);
        String range = dependency.getPluginVersionSupport();
        boolean fits = dependency.getPluginId().matches("[a-z][a-z0-9-]{0,31}")
                && (range.equals("*") || SemanticVersions.isRange(range));
        require(fits, "plugin.dependencies", "a list of id@range, such as messages@^1.0.0", text);
        return dependency;
    }

    private static void refuseBundledApi(ZipFile zip) throws BrokenJar {
        boolean bundled =
                zip.stream().map(ZipEntry::getName).anyMatch(name -> name.startsWith(API) && name.endsWith(".class"));
        if (bundled) {
            throw new BrokenJar("bundles classes of dev.causerie.api: depend on the plugin API with scope provided");
        }
    }

    /** Migrations are found by their folder; without an entry for it they would silently not run. */
    private static void refuseHiddenMigrations(ZipFile zip, String id) throws BrokenJar {
        String folder = "db/" + id + "/";
        boolean migrations = zip.stream().map(ZipEntry::getName).anyMatch(name -> name.startsWith(folder));
        if (migrations && zip.stream().map(ZipEntry::getName).noneMatch(folder::equals)) {
            throw new BrokenJar("has migrations but no entry for their folder " + folder
                    + ": build it with directory entries, as jar and Maven do");
        }
    }

    private static String value(Properties properties, String key) {
        return properties.getProperty(key, "").strip();
    }

    private static void require(boolean fits, String key, String must, String value) throws BrokenJar {
        if (!fits) {
            throw new BrokenJar("plugin.properties: " + key + " must be " + must + ", and not '" + value + "'");
        }
    }
}
