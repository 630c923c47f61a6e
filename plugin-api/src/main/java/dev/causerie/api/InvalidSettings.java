package dev.causerie.api;

/** A plugin's settings do not fit; the message names the key and what it must be. The plugin does not start. */
public final class InvalidSettings extends RuntimeException {

    /** Makes one whose message an operator can act on. */
    public InvalidSettings(String message) {
        super(message);
    }
}
