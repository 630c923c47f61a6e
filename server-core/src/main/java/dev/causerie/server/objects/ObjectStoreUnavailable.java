package dev.causerie.server.objects;

/** The object store did not answer, after every try. Immutable. */
public final class ObjectStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
