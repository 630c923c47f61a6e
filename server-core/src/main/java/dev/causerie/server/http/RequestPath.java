package dev.causerie.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request, split at its slashes before each segment was decoded, so that an encoded slash never becomes
 * a separator. Immutable.
 *
 * @param segments the decoded segments; the empty path {@code /} has one empty segment
 */
record RequestPath(List<String> segments) {

    RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * The path of a raw request target without its query.
     *
     * @throws HttpError with {@code BAD_REQUEST} if it is not a path, or its percent encoding is broken
     */
    static RequestPath parse(String raw) {
        if (!raw.startsWith("/")) {
            throw HttpError.badRequest("The request target must be a path");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/", -1)) {
            segments.add(decode(segment));
        }
        return new RequestPath(segments);
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("The path is not percent-encoded correctly");
        }
    }
}
