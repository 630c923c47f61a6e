package dev.causerie.server.host;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What plugins see of the host, as the parent of their own loaders: the JDK's platform classes and the packages of the plugin
 * API, and nothing else, so that the host's insides and libraries can change under them. It has no resources. Thread-safe.
 */
final class ApiClassLoader extends ClassLoader {

    private static final List<String> EXPORTED = List.of(
            "dev.causerie.api.",
            "org.slf4j.",
            "com.fasterxml.jackson.",
            "jakarta.validation.",
            "org.jspecify.annotations.",
            // What a mapper interface can name in its annotations and signatures
            "org.apache.ibatis.annotations.",
            "org.apache.ibatis.type.",
            "org.apache.ibatis.cursor.",
            "org.apache.ibatis.mapping.FetchType",
            "org.apache.ibatis.mapping.ResultSetType",
            "org.apache.ibatis.mapping.StatementType");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    ApiClassLoader(ClassLoader host) {
        super("plugin-api", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    /** Whether plugins get the host's class of this name, even if they bundle one. */
    static boolean exports(String className) {
        return EXPORTED.stream().anyMatch(className::startsWith);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (exports(name)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name + " is not exported to plugins");
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return null;
    }
}
