package dev.causerie.server.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin made at test time: sources in, jar out. */
final class TinyPlugin {

    static final String IMPORTS = """
            import dev.causerie.api.*;
            import dev.causerie.api.event.*;
            import dev.causerie.api.store.*;
            import dev.causerie.api.domain.users.*;
            import jakarta.validation.constraints.*;
            import java.util.*;
            """;

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();

    private TinyPlugin(String id) {
        properties.put("plugin.id", id);
        properties.put("plugin.version", "1.0.0");
        properties.put("plugin.requires", "^1.0.0");
        properties.put("plugin.class", packageOf(id) + ".Main");
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
            Path classes = Files.createTempDirectory("tiny-plugin");
            compile(classes);
            Path part = folder.resolve(fileName + ".part");
            writeJar(classes, part);
            delete(classes);
            return Files.move(part, folder.resolve(fileName), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> paths = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        classPath.forEach(path -> paths.add(path.toString()));
        List<String> options = List.of(
                "-d", classes.toString(), "-parameters", "-proc:none", "-nowarn", "-cp", String.join(":", paths));
        StringWriter messages = new StringWriter();
        List<Source> units = sources.entrySet().stream()
                .map(entry -> new Source(
                        entry.getKey(),
                        "package " + packageOf(properties.get("plugin.id")) + ";\n" + IMPORTS + entry.getValue()))
                .toList();
        if (!compiler.getTask(messages, null, null, options, null, units).call()) {
            throw new IllegalStateException(messages.toString());
        }
    }

    private void writeJar(Path classes, Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
            StringBuilder descriptor = new StringBuilder();
            properties.forEach((key, value) ->
                    descriptor.append(key).append('=').append(value).append('\n'));
            writeText(zip, "plugin.properties", descriptor.toString());
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                writeText(zip, resource.getKey(), resource.getValue());
            }
        }
    }

    private static void writeText(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + JavaFileObject.Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
