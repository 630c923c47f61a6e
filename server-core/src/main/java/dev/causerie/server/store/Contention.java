package dev.causerie.server.store;

/**
 * Another transaction was in the way: a deadlock, or a lock that was not given up in time. The whole transaction is over
 * and may be tried again, if its work can be repeated. Immutable.
 */
public final class Contention extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contention(String message) {
        super(message);
    }

    public Contention(String message, Throwable cause) {
        super(message, cause);
    }
}
