package dev.causerie.api;

/**
 * A feature. The host makes one instance with the public constructor without arguments, calls {@link #start} once and,
 * when the plugin is disabled or reloaded or the server stops, {@link #stop} once.
 *
 * <p>Everything registered through the context is undone by the host, in reverse order, after {@code stop} returned or
 * threw; a plugin needs {@code stop} only for what it made outside the context, and should make nothing there.
 * {@code start} and {@code stop} run on the host's one plugin thread; handlers run on others, so fields that handlers
 * use are final or thread-safe.
 */
public interface Plugin {

    /**
     * Registers what the plugin does.
     *
     * @throws Exception to refuse to start; the host undoes what was registered, shows the reason and goes on without
     *     this plugin and those that need it
     */
    void start(PluginContext host) throws Exception;

    /** Called before the registrations are undone; must return within 2 seconds. */
    default void stop() {}
}
