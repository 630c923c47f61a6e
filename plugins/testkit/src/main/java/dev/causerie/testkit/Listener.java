package dev.causerie.testkit;

import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Handler;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Reply;
import java.util.Set;

/** What one plugin does about one event. Immutable. */
record Listener<P>(
        String plugin,
        Dialect dialect,
        Event<P> event,
        Policy<? super P> policy,
        Handling handling,
        Handler<? super P> handler,
        String failures) {

    /** Whether a payload could be meant for both. */
    boolean overlaps(Listener<?> other) {
        if (!event.name().equals(other.event.name())) {
            return false;
        }
        Class<?> mine = event.payload();
        Class<?> its = other.event.payload();
        if (mine == Nothing.class || its == Nothing.class) {
            return true;
        }
        if (mine.isRecord() && its.isRecord()) {
            Set<String> keys = Binding.required(mine);
            Set<String> others = Binding.required(its);
            return keys.containsAll(others) || others.containsAll(keys);
        }
        return mine == its;
    }

    Reply answer(Caller caller, P payload, Services services) {
        policy.require(caller, payload, services::proxy);
        return handler.handle(caller, payload);
    }
}
