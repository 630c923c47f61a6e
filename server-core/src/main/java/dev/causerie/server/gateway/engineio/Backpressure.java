package dev.causerie.server.gateway.engineio;

/**
 * What becomes of a message for a client that is behind. Immutable.
 *
 * @param key what a message of {@link Strategy#LATEST} tells the state of; else not looked at
 */
public record Backpressure(Strategy strategy, String key) {

    /** It waits for the client; where more would wait than the session may have, that is closed as too slow. */
    public static final Backpressure BUFFER = new Backpressure(Strategy.BUFFER, "");

    /** It is not sent. */
    public static final Backpressure DROP = new Backpressure(Strategy.DROP, "");

    /** The ways of waiting. */
    public enum Strategy {
        BUFFER,
        LATEST,
        DROP
    }

    /** It waits until the client has caught up, unless another with this key comes meanwhile and takes its place. */
    public static Backpressure latest(String key) {
        return new Backpressure(Strategy.LATEST, key);
    }
}
