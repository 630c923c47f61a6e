package dev.causerie.server.config;

/** A value that is not of its key's type. Immutable. */
final class UnreadableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String must;

    UnreadableValue(String must, Throwable cause) {
        super(must, cause);
        this.must = must;
    }

    String must() {
        return must;
    }
}
