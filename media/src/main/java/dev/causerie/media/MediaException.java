package dev.causerie.media;

/**
 * A request that a router refused or could not carry out; the message says which and why. Stages of {@link Router}
 * fail with this type, {@link InvalidOffer} or {@link NoSuchSlot}, and with no other.
 */
public class MediaException extends RuntimeException {
    /** Makes one with a message for whoever asked. */
    public MediaException(String message) {
        super(message);
    }

    /** Makes one with a message for whoever asked, and what lies behind it. */
    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
