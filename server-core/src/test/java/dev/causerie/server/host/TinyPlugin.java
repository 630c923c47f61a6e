package dev.causerie.server.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plugin made at test time: sources in, jar out. */
final class TinyPlugin {

    private final String home;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private boolean folderEntries = true;
    private final List<Path> classPath = new ArrayList<>();

    private TinyPlugin(String id) {
        home = packageOf(id);
        properties.put("plugin.id", id);
        properties.put("plugin.version", "1.0.0");
        properties.put("plugin.requires", "^1.0.0");
        properties.put("plugin.class", home + ".Main");
    }

    /** A plugin that does nothing. */
    static TinyPlugin named(String id) {
        return new TinyPlugin(id).start("");
    }

    static String packageOf(String id) {
        return "tiny." + id.replace('-', '_');
    }

    /** With this body of {@code start(PluginContext host)}. */
    TinyPlugin start(String body) {
        return main(body, "");
    }

    /** With these bodies of {@code start(PluginContext host)} and {@code stop()}. */
    TinyPlugin main(String start, String stop) {
        return source("Main", """
                public final class Main implements Plugin {
                    @Override public void start(PluginContext host) throws Exception { %s }
                    @Override public void stop() { %s }
                }
                """.formatted(start, stop));
    }

    /** With this top-level type, in the plugin's own package and with the API imported. */
    TinyPlugin source(String name, String code) {
        sources.put(name, code);
        return this;
    }

    TinyPlugin property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    TinyPlugin version(String version) {
        return property("plugin.version", version);
    }

    TinyPlugin needs(String dependencies) {
        return property("plugin.dependencies", dependencies);
    }

    TinyPlugin resource(String path, String content) {
        resources.put(path, content);
        return this;
    }

    /** In a jar that has entries for files alone. */
    TinyPlugin withoutFolderEntries() {
        folderEntries = false;
        return this;
    }

    /** Compiled with the classes of another plugin's jar at hand. */
    TinyPlugin against(Path jar) {
        classPath.add(jar);
        return this;
    }

    /** Compiles and writes {@code <id>.jar}, by rename, so that a loaded jar of that name is not written into. */
    Path into(Path folder) {
        return into(folder, properties.get("plugin.id") + ".jar");
    }

    Path into(Path folder, String fileName) {
        try {
            Path part = folder.resolve(fileName + ".part");
            writeJar(TinyCompiler.compile(home, sources, classPath), part);
            return Files.move(part, folder.resolve(fileName), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void writeJar(Map<String, byte[]> classes, Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> type : classes.entrySet()) {
                write(zip, type.getKey(), type.getValue());
            }
            StringBuilder descriptor = new StringBuilder();
            properties.forEach((key, value) ->
                    descriptor.append(key).append('=').append(value).append('\n'));
            write(zip, "plugin.properties", descriptor.toString().getBytes(StandardCharsets.UTF_8));
            for (String folder : foldersOfResources()) {
                zip.putNextEntry(new ZipEntry(folder));
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                write(zip, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** As build tools do, one entry for each folder on the way to a resource. */
    private Set<String> foldersOfResources() {
        Set<String> folders = new TreeSet<>();
        for (String path : resources.keySet()) {
            for (int slash = path.indexOf('/'); folderEntries && slash > 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash + 1));
            }
        }
        return folders;
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
