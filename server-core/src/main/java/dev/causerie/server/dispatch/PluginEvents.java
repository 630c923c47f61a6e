package dev.causerie.server.dispatch;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Handler;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Rendering;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.lane.Permits;

/** One plugin's registrations in one dialect. Used by the plugin thread. */
final class PluginEvents implements Events {

    private final PluginHandle plugin;
    private final Permits permits;
    private final Dialect dialect;
    private final Listeners listeners;
    private final Renderings renderings;
    private String failureEvent = "error";

    PluginEvents(PluginHandle plugin, Permits permits, Dialect dialect, Listeners listeners, Renderings renderings) {
        this.plugin = plugin;
        this.permits = permits;
        this.dialect = dialect;
        this.listeners = listeners;
        this.renderings = renderings;
    }

    @Override
    public Events failuresAs(String event) {
        failureEvent = event;
        return this;
    }

    @Override
    public <P> Events on(Event<P> event, Policy<? super P> policy, Handling handling, Handler<? super P> handler) {
        Shape shape = Shape.of(event.payload());
        plugin.scope()
                .add(listeners.add(new Listener<>(
                        plugin, permits, dialect, failureEvent, event, shape, policy, handling, handler)));
        return this;
    }

    @Override
    public Events renders(Rendering<?> rendering) {
        plugin.scope().add(renderings.add(plugin, dialect, rendering));
        return this;
    }
}
