package dev.causerie.server.store;

/**
 * The database refused a statement for what it says: wrong SQL, a broken foreign key, a text that is too long. Our fault,
 * never the client's. Immutable.
 */
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
