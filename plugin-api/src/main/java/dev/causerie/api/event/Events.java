package dev.causerie.api.event;

import java.util.function.Function;

/**
 * One plugin's part of one dialect. Registrations read top to bottom and are undone when the plugin stops.
 * {@link #failuresAs} holds for what is registered after it. Used by one thread, during {@code start}.
 */
public interface Events {

    /** Names the error event that the sender gets when one of the following handlers refuses; {@code error} at first. */
    Events failuresAs(String event);

    /**
     * Handles an event in the session's lane.
     *
     * @throws IllegalStateException if another plugin owns the name with a payload that can not be told apart; the
     *     message names both
     */
    default <P> Events on(Event<P> event, Policy<? super P> policy, Handler<? super P> handler) {
        return on(event, policy, Handling.inLane(), handler);
    }

    /** Handles an event in the way that {@code handling} says; otherwise as {@link #on(Event, Policy, Handler)}. */
    <P> Events on(Event<P> event, Policy<? super P> policy, Handling handling, Handler<? super P> handler);

    /** Puts a domain event on the wire of this dialect. */
    Events renders(Rendering<?> rendering);

    /** Puts every {@code type} on the wire, to everyone in its room. */
    default <E extends DomainEvent> Events renders(Class<E> type, String event, Function<? super E, ?> payload) {
        return renders(Rendering.of(type, event, payload));
    }
}
