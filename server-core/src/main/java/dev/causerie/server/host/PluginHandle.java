package dev.causerie.server.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.PluginInfo;
import jakarta.validation.Validator;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One start of one plugin, as the rest of the server sees it. Its life ends when the plugin stops; nothing may keep one
 * longer, since it pins the plugin's class loader. Thread-safe.
 */
public interface PluginHandle {

    /** Which plugin. */
    PluginInfo info();

    /** The loader of the plugin's own classes. */
    ClassLoader classLoader();

    /** Where everything that the plugin registers is entered, to be undone. */
    Scope scope();

    /** The plugin's own mapper: one shared by plugins would keep their classes alive. */
    ObjectMapper mapper();

    /** The plugin's own validator, for the same reason. */
    Validator validator();

    /**
     * Runs the plugin's code with its class loader as the thread's context loader, and puts the old one back.
     *
     * @throws Exception what {@code work} throws
     */
    <T extends @Nullable Object> T inside(Callable<T> work) throws Exception;

    /** As {@link #inside}, for work that throws no checked exception. */
    default <T extends @Nullable Object> T supplyInside(Supplier<T> work) {
        try {
            return inside(work::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
