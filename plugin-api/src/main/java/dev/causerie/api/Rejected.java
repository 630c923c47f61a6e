package dev.causerie.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The client's request is refused. Thrown by handlers, policies and services; the host turns it into the error ack, the
 * feature's error event or the REST error, counts it, and logs it at DEBUG. It carries no stack trace: it is an answer
 * and not a fault.
 */
public final class Rejected extends RuntimeException {

    private final Code code;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<String> reason;

    /**
     * Refuses with a code.
     *
     * @param message what is wrong, with values, as the client may read it
     */
    public Rejected(Code code, String message) {
        this(code, message, Optional.empty(), Optional.empty());
    }

    private Rejected(Code code, String message, Optional<Duration> retryAfter, Optional<String> reason) {
        super(message, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.reason = reason;
    }

    /** The same with a word for programs, such as {@code password}, where one code has several reasons. */
    public Rejected because(String word) {
        return new Rejected(code, getMessage(), retryAfter, Optional.of(word));
    }

    /** A {@link Code#BAD_REQUEST} that names the field and what it must be. */
    public static Rejected badRequest(String field, String must) {
        return new Rejected(Code.BAD_REQUEST, field + " " + must);
    }

    /** A {@link Code#FORBIDDEN}. */
    public static Rejected forbidden(String message) {
        return new Rejected(Code.FORBIDDEN, message);
    }

    /** A {@link Code#NOT_FOUND} that names what was looked for, such as {@code meeting abc-defg-hij}. */
    public static Rejected notFound(String what) {
        return new Rejected(Code.NOT_FOUND, "There is no " + what);
    }

    /** A {@link Code#CONFLICT}. */
    public static Rejected conflict(String message) {
        return new Rejected(Code.CONFLICT, message);
    }

    /** A {@link Code#UNAVAILABLE} that names what is away. */
    public static Rejected unavailable(String message) {
        return new Rejected(Code.UNAVAILABLE, message);
    }

    /** A {@link Code#RATE_LIMITED} that says when to try again. */
    public static Rejected rateLimited(Duration retryAfter) {
        return new Rejected(Code.RATE_LIMITED, "Too many requests", Optional.of(retryAfter), Optional.empty());
    }

    /** The code that the client gets. */
    public Code code() {
        return code;
    }

    /** When to try again; only with {@link Code#RATE_LIMITED}. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** A word that tells programs why, where the code alone does not. */
    public Optional<String> reason() {
        return reason;
    }

    /** What is wrong; never empty. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
