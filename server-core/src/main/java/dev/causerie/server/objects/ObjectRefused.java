package dev.causerie.server.objects;

/** The object store answered with an error that trying again does not mend. Immutable. */
public final class ObjectRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ObjectRefused(String key, String code, Throwable cause) {
        super("The object store refuses '" + key + "': " + code, cause);
        this.code = code;
    }

    /** What S3 calls the error, such as {@code AccessDenied}. */
    public String code() {
        return code;
    }
}
