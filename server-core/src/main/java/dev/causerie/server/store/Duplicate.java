package dev.causerie.server.store;

/**
 * A row with the same unique key is there already. Only the statement failed: the transaction it ran in is still good,
 * so the caller may catch this and go on with the row that is there. Immutable.
 */
public final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Duplicate(String message, Throwable cause) {
        super(message, cause);
    }
}
