package dev.causerie.server.host;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Routes;
import dev.causerie.api.job.Jobs;
import dev.causerie.api.object.Objects;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.session.Sessions;
import dev.causerie.api.store.Store;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the rest of the server gives to a plugin's context: each part is made for one start of one plugin, and enters what it
 * registers into the handle's scope. Immutable.
 */
public record ContextParts(
        BiFunction<PluginHandle, Dialect, Events> events,
        Function<PluginHandle, Publisher> publisher,
        Observers observers,
        Function<PluginHandle, Rooms> rooms,
        Function<PluginHandle, Sessions> sessions,
        Function<PluginHandle, Store> store,
        Function<PluginHandle, Objects> objects,
        Function<PluginHandle, Jobs> jobs,
        Function<PluginHandle, Routes> routes) {}
