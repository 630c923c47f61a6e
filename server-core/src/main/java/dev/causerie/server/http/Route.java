package dev.causerie.server.http;

import java.util.concurrent.CompletableFuture;

/**
 * One method on one path pattern, and what answers it. Immutable.
 *
 * @param method the method; GET answers HEAD too
 * @param pattern the path, where {@code {name}} stands for one segment
 * @param maxBodyBytes a longer request body is answered with 413
 * @param handler what answers
 */
public record Route(Method method, PathPattern pattern, int maxBodyBytes, StagedHandler handler) {

    /** The body limit of a route that names none: 1 MiB. */
    public static final int DEFAULT_BODY_BYTES = 1024 * 1024;

    public Route {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must not be negative, not " + maxBodyBytes);
        }
    }

    /**
     * A route whose handler may block.
     *
     * @throws IllegalArgumentException if the pattern is malformed
     */
    public static Route of(Method method, String pattern, RouteHandler handler) {
        return staged(method, pattern, request -> CompletableFuture.completedFuture(handler.handle(request)));
    }

    /**
     * A route whose handler answers by a stage.
     *
     * @throws IllegalArgumentException if the pattern is malformed
     */
    public static Route staged(Method method, String pattern, StagedHandler handler) {
        return new Route(method, PathPattern.of(pattern), DEFAULT_BODY_BYTES, handler);
    }

    /** The same route with another body limit. */
    public Route withBodyLimit(int bytes) {
        return new Route(method, pattern, bytes, handler);
    }
}
