package dev.causerie.testkit;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Handler;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Rendering;
import java.util.Objects;

/** One plugin's part of one dialect. Used by one thread. */
final class FakeEvents implements Events {

    private final Registrations registrations;
    private final Dialect dialect;
    private final Dispatch dispatch;
    private final Wire wire;
    private String failures = "error";

    FakeEvents(Registrations registrations, Dialect dialect, Dispatch dispatch, Wire wire) {
        this.registrations = registrations;
        this.dialect = dialect;
        this.dispatch = dispatch;
        this.wire = wire;
    }

    @Override
    public Events failuresAs(String event) {
        failures = event;
        return this;
    }

    @Override
    public <P> Events on(Event<P> event, Policy<? super P> policy, Handling handling, Handler<? super P> handler) {
        Objects.requireNonNull(policy, () -> event.name() + " has no policy");
        registrations.add(dispatch.add(
                new Listener<>(registrations.plugin().id(), dialect, event, policy, handling, handler, failures)));
        return this;
    }

    @Override
    public Events renders(Rendering<?> rendering) {
        registrations.add(wire.add(dialect, rendering));
        return this;
    }
}
