package dev.causerie.server.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a test's sources in memory, the same sources once a JVM: tests make the same small plugins again and again, and the
 * compiler would take most of their time.
 */
final class TinyCompiler {

    static final String IMPORTS = """
            import dev.causerie.api.*;
            import dev.causerie.api.event.*;
            import dev.causerie.api.store.*;
            import dev.causerie.api.domain.users.*;
            import jakarta.validation.constraints.*;
            import java.util.*;
            """;

    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private TinyCompiler() {}

    /** The class files by their names in a jar. */
    static Map<String, byte[]> compile(String home, Map<String, String> sources, List<Path> classPath) {
        Map<String, String> texts = new TreeMap<>();
        sources.forEach((name, code) -> texts.put(name, "package " + home + ";\n" + IMPORTS + code));
        return classPath.isEmpty()
                ? COMPILED.computeIfAbsent(texts.toString(), missing -> compile(texts, classPath))
                : compile(texts, classPath);
    }

    private static Map<String, byte[]> compile(Map<String, String> texts, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_PATH, paths(classPath));
            Memory memory = new Memory(files);
            List<Source> units = new ArrayList<>();
            texts.forEach((name, code) -> units.add(new Source(name, code)));
            List<String> options = List.of("-parameters", "-proc:none", "-nowarn");
            if (!compiler.getTask(messages, memory, null, options, null, units).call()) {
                throw new IllegalStateException(messages.toString());
            }
            return memory.classes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<File> paths(List<Path> more) {
        Stream<String> host = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return Stream.concat(host, more.stream().map(Path::toString))
                .map(File::new)
                .toList();
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String name = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, missing -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String name, String code) {
            super(URI.create("memory:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
