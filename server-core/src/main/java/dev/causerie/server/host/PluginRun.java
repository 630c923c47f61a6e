package dev.causerie.server.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.PluginInfo;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One start of one plugin, from its start to the end of its undoing. Thread-safe. */
final class PluginRun implements PluginHandle, AutoCloseable {

    private final PluginInfo info;
    private final ClassLoader classLoader;
    private final Scope scope;
    private final ObjectMapper mapper = PluginJson.mapper();
    private final Validator validator;
    private volatile boolean ended;

    PluginRun(PluginInfo info, ClassLoader classLoader) {
        this.info = info;
        this.classLoader = classLoader;
        this.scope = new Scope(info.id());
        ValidatorFactory validators = Violations.factory();
        scope.add(validators);
        this.validator = validators.getValidator();
    }

    @Override
    public PluginInfo info() {
        return info;
    }

    @Override
    public ClassLoader classLoader() {
        return classLoader;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public ObjectMapper mapper() {
        return mapper;
    }

    @Override
    public Validator validator() {
        return validator;
    }

    @Override
    public <T extends @Nullable Object> T inside(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Refuses what comes after the end.
     *
     * @throws IllegalStateException if the plugin has stopped
     */
    void requireRunning() {
        if (ended) {
            throw new IllegalStateException("Plugin " + info.id() + " has stopped");
        }
    }

    /** Undoes what the plugin registered, then refuses every call. */
    @Override
    public void close() {
        scope.close();
        ended = true;
    }
}
