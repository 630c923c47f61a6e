package dev.causerie.media;

/** A wish for a slot that is not there, or not any more. The message is {@code slot with mid 7}. */
public final class NoSuchSlot extends MediaException {
    /** Makes one for the slot with this mid. */
    public NoSuchSlot(String mid) {
        super("slot with mid " + mid);
    }
}
