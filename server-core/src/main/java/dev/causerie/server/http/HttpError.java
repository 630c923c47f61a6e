package dev.causerie.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An answer other than success: {@code {"error":{"code","message","details"?}}} with the matching status. Immutable;
 * without a stack trace, since it is the caller's fault and not ours.
 */
public final class HttpError extends RuntimeException {

    private final int status;
    private final String code;
    private final transient Optional<JsonNode> details;
    private final transient Optional<String> allow;

    /** An error with details that are JSON of their own. */
    public HttpError(int status, String code, String message, Optional<JsonNode> details) {
        this(status, code, message, details, Optional.empty());
    }

    private HttpError(int status, String code, String message, Optional<JsonNode> details, Optional<String> allow) {
        super(message, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599, not " + status);
        }
        this.status = status;
        this.code = code;
        this.details = details;
        this.allow = allow;
    }

    private HttpError(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    /** 401: who calls is not known. */
    public static HttpError unauthorized(String message) {
        return new HttpError(401, "UNAUTHORIZED", message);
    }

    /** 403: who calls is known and may not. */
    public static HttpError forbidden(String message) {
        return new HttpError(403, "FORBIDDEN", message);
    }

    /** 404: there is no such thing. */
    public static HttpError notFound(String message) {
        return new HttpError(404, "NOT_FOUND", message);
    }

    /** 400: the request is malformed; the message names the field and what it must be. */
    public static HttpError badRequest(String message) {
        return new HttpError(400, "BAD_REQUEST", message);
    }

    /** 405: the path exists, for other methods, which go into {@code Allow}. */
    static HttpError methodNotAllowed(String allow) {
        return new HttpError(405, "BAD_REQUEST", "This path takes " + allow, Optional.empty(), Optional.of(allow));
    }

    /** 409: it conflicts with what is there. */
    public static HttpError conflict(String message) {
        return new HttpError(409, "CONFLICT", message);
    }

    /** 413: the body is longer than the route takes. */
    public static HttpError payloadTooLarge(String message) {
        return new HttpError(413, "PAYLOAD_TOO_LARGE", message);
    }

    /** 429: too many requests. */
    public static HttpError rateLimited(String message) {
        return new HttpError(429, "RATE_LIMITED", message);
    }

    /** 503: not now. */
    public static HttpError unavailable(String message) {
        return new HttpError(503, "UNAVAILABLE", message);
    }

    /** 500: our fault; the message carries an id that stands in the log and nothing of the cause. */
    public static HttpError internal(String id) {
        return new HttpError(500, "INTERNAL_ERROR", "Something went wrong here; the log knows it as " + id);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<JsonNode> details() {
        return details;
    }

    Optional<String> allow() {
        return allow;
    }
}
