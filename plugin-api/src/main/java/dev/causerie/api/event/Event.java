package dev.causerie.api.event;

/**
 * An event that clients send: its name on the wire and the shape of its payload, held once as a constant. The payload
 * is the first argument; further arguments are ignored. Immutable.
 *
 * <p>A payload is a record, a {@link Boolean}, a {@link String} or {@link Nothing}. Of a record, every component that
 * is not an {@code Optional} is required: a missing field or a JSON null is refused, naming the field; unknown fields are
 * ignored. Jakarta Validation annotations on the components hold the limits. Two plugins may own the same name when the
 * kinds of their payloads, or the required fields of their records, tell them apart.
 *
 * @param name 1 to 64 characters; not one that Socket.IO keeps for itself
 * @param payload the Java type that the first argument is bound to
 */
public record Event<P>(String name, Class<P> payload) {

    /** Checks name and payload type. */
    public Event {
        if (name.isEmpty() || name.length() > 64) {
            throw new IllegalArgumentException("An event's name has 1 to 64 characters, and not " + name.length());
        }
        if (!payload.isRecord() && payload != Boolean.class && payload != String.class) {
            throw new IllegalArgumentException(
                    name + " takes a record, a Boolean, a String or Nothing, and not " + payload.getName());
        }
    }

    /** An event with a payload. */
    public static <P> Event<P> of(String name, Class<P> payload) {
        return new Event<>(name, payload);
    }

    /** An event without a payload; whatever a client sends with it is ignored. */
    public static Event<Nothing> of(String name) {
        return new Event<>(name, Nothing.class);
    }
}
