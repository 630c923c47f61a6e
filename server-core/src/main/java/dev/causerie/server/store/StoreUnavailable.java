package dev.causerie.server.store;

/**
 * The database can not be reached, has no connection left, or lost one. When a commit was under way it may have happened
 * or not. The transaction is over. Immutable.
 */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
