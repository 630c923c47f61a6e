package dev.causerie.media;

/** An offer that can not be answered: malformed, or asking for what is not there. The message names the line or attribute. */
public final class InvalidOffer extends MediaException {
    /** Makes one naming what is wrong with the offer. */
    public InvalidOffer(String message) {
        super(message);
    }
}
