package dev.causerie.api;

/** What a client is told about a failure, with the HTTP status that means the same. */
public enum Code {
    /** Nobody is signed in, or the token is bad or expired. */
    UNAUTHORIZED(401),
    /** Signed in, and not allowed. */
    FORBIDDEN(403),
    /** No such thing, or no such event. */
    NOT_FOUND(404),
    /** The request does not fit; the message names the field and what it must be. */
    BAD_REQUEST(400),
    /** The request was right once, and the state has moved on or is taken. */
    CONFLICT(409),
    /** Too many requests; the client is told when to try again. */
    RATE_LIMITED(429),
    /** Larger than the limit that the message names. */
    PAYLOAD_TOO_LARGE(413),
    /** Something this needs is away; trying again later helps. */
    UNAVAILABLE(503),
    /** Our fault; the client gets an id that stands in the log. */
    INTERNAL_ERROR(500);

    private final int httpStatus;

    Code(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status of a REST answer with this code. */
    public int httpStatus() {
        return httpStatus;
    }
}
