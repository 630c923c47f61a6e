package dev.causerie.server.gateway.engineio;

/**
 * A client sent what the protocol does not allow; its connection is closed. The message is ours and never quotes the
 * client, so that it can be logged. Immutable; without a stack trace.
 */
public final class MalformedPacketException extends RuntimeException {

    /** What is wrong, in our own words. */
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
