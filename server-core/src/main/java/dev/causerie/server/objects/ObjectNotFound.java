package dev.causerie.server.objects;

/** There is no object of that key. Immutable. */
public final class ObjectNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectNotFound(String key) {
        super("There is no object '" + key + "'");
    }
}
