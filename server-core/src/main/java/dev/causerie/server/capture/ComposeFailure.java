package dev.causerie.server.capture;

import java.io.IOException;

/** A recording could not be composed. */
final class ComposeFailure extends IOException {

    private final boolean worthTrying;

    /**
     * Made from what the worker said.
     *
     * @param worthTrying whether it may work later, as when the object store was away
     */
    ComposeFailure(String message, boolean worthTrying) {
        super(message);
        this.worthTrying = worthTrying;
    }

    boolean worthTrying() {
        return worthTrying;
    }
}
