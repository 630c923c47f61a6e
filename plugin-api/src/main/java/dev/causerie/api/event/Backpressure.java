package dev.causerie.api.event;

/**
 * What becomes of a volatile event for a client that is behind. Immutable.
 *
 * @param subject what an event of {@link Strategy#LATEST} tells the state of, within its room and kind of event; else empty
 */
public record Backpressure(Strategy strategy, String subject) {

    /** It is not sent: for what is worth something now or not at all. */
    public static final Backpressure DROP = new Backpressure(Strategy.DROP, "");

    /** It waits for the client, which is closed when that takes too long: for what is said once. */
    public static final Backpressure BUFFER = new Backpressure(Strategy.BUFFER, "");

    /** It waits until the client has caught up, unless a newer one takes its place: for the state of the room. */
    public static final Backpressure LATEST = new Backpressure(Strategy.LATEST, "");

    /** The ways of waiting. */
    public enum Strategy {
        DROP,
        BUFFER,
        LATEST
    }

    /** The same as {@link #LATEST} for one of many in the room, such as one user's presence. */
    public static Backpressure latestOf(long subject) {
        return new Backpressure(Strategy.LATEST, Long.toString(subject));
    }
}
