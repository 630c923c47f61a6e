package dev.causerie.server.gateway.origin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

/**
 * Writes the CORS headers of the Fetch standard for the origins of a policy, with credentials. An origin that is not
 * listed is never named in an answer. Immutable.
 */
public final class Cors {

    private static final String MAX_AGE_SECONDS = "600";

    private final OriginPolicy origins;

    /** Answers for the listed origins. */
    public Cors(OriginPolicy origins) {
        this.origins = origins;
    }

    /** Whether the request is a CORS preflight. */
    public static boolean isPreflight(HttpMethod method, HttpHeaders request) {
        return HttpMethod.OPTIONS.equals(method)
                && request.contains(HttpHeaderNames.ORIGIN)
                && request.contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds what lets the page read the answer, if its origin is listed. */
    public void allow(HttpHeaders request, HttpHeaders response) {
        response.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        String origin = request.get(HttpHeaderNames.ORIGIN);
        if (origin != null && origins.lists(origin)) {
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    /** Adds what answers a preflight, if the origin is listed: these methods, and the headers that were asked for. */
    public void preflight(HttpHeaders request, HttpHeaders response, String methods) {
        allow(request, response);
        if (!response.contains(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            return;
        }
        response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods);
        response.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        String asked = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null) {
            response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
    }
}
