package dev.causerie.api;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Routes;
import dev.causerie.api.job.Jobs;
import dev.causerie.api.object.Objects;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Sessions;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * The host, as one plugin sees it. Made for one start of one plugin; after the plugin stopped, every call throws
 * {@link IllegalStateException}. Thread-safe.
 */
public interface PluginContext {

    /** The id and version from the plugin's descriptor. */
    PluginInfo plugin();

    /** A logger named after the plugin. */
    Logger log();

    /** The host's clock, in UTC; tests hand in another. */
    Clock clock();

    /**
     * The plugin's settings: {@code plugins.settings.<id>} of the configuration, bound to {@code type} and validated.
     * A missing section is an empty object, so components without a default must be {@code Optional}.
     *
     * @throws InvalidSettings if a key is unknown or a value does not fit; the message names the key
     */
    <S extends Record> S settings(Class<S> type);

    /** Registers handlers for what clients of {@code dialect} send, and renderings of what they are sent. */
    Events events(Dialect dialect);

    /** Publishes domain events. */
    Publisher publisher();

    /**
     * Calls {@code observer} with every event of exactly this class that anybody publishes while the plugin runs: in the
     * publisher's transaction and on its thread, so what the observer writes is committed with the change or not at all.
     * Keep it short. When it throws, what it wrote is undone, the fault is logged, and the publisher goes on.
     */
    <E extends DurableEvent> void observe(Class<E> type, Consumer<? super E> observer);

    /** Puts sessions into rooms and takes them out. */
    Rooms rooms();

    /** Follows sessions as they start and end. */
    Sessions sessions();

    /**
     * A proxy for the service that the host or another plugin offers under {@code type}, an interface. It may be asked
     * for before it is offered: calls wait while the provider reloads, within the handler's timeout, and throw
     * {@link Rejected} with {@link Code#UNAVAILABLE} when there is none.
     */
    <S> S service(Class<S> type);

    /**
     * Offers {@code implementation} to the other plugins until this one stops.
     *
     * @throws IllegalStateException if another plugin offers {@code type} already
     */
    <S> void offer(Class<S> type, S implementation);

    /** The database; on first use the plugin's migrations ({@code db/<id>}) have run. */
    Store store();

    /** The plugin's own part of the object store. */
    Objects objects();

    /** Durable jobs and repeating tasks. */
    Jobs jobs();

    /** REST routes. */
    Routes routes();
}
