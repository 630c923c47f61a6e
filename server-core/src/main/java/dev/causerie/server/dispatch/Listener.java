package dev.causerie.server.dispatch;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Handler;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.lane.Permits;

/**
 * One registered handler, as data. Immutable.
 *
 * @param plugin whose it is
 * @param permits how many threads that plugin may hold
 * @param failureEvent the event that the sender gets when it refuses
 * @param shape of the event's payload
 */
record Listener<P>(
        PluginHandle plugin,
        Permits permits,
        Dialect dialect,
        String failureEvent,
        Event<P> event,
        Shape shape,
        Policy<? super P> policy,
        Handling handling,
        Handler<? super P> handler) {}
