package dev.causerie.api.event;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a dialect says a domain event: computed once an event and dialect, for however many sessions. Immutable.
 *
 * @param type the domain event
 * @param when which of them this is for
 * @param event the name on the wire
 * @param payload what goes with it: a record, map, list or boolean, and never a string (a trailing string is a
 *     position to a Socket.IO client)
 * @param recipients which sessions of the room
 */
public record Rendering<E extends DomainEvent>(
        Class<E> type, Predicate<? super E> when, String event, Function<? super E, ?> payload, Recipients recipients) {

    /** A rendering of every {@code type} to everyone in the room. */
    public static <E extends DomainEvent> Rendering<E> of(Class<E> type, String event, Function<? super E, ?> payload) {
        return new Rendering<>(type, any -> true, event, payload, Recipients.EVERYONE);
    }

    /** The same, only for those that fit. */
    public Rendering<E> when(Predicate<? super E> condition) {
        return new Rendering<>(type, condition, event, payload, recipients);
    }

    /** The same, to some of the room. */
    public Rendering<E> to(Recipients some) {
        return new Rendering<>(type, when, event, payload, some);
    }
}
