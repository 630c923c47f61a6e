package dev.causerie.api.store;

/** A unique key is taken. */
public final class Duplicate extends RuntimeException {

    /** Wraps what the database said. */
    public Duplicate(String message, Throwable cause) {
        super(message, cause);
    }
}
