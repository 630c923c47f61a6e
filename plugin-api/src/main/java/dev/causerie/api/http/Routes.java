package dev.causerie.api.http;

import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.RateLimit;

/**
 * REST routes. A path starts with {@code /}; a part in braces matches one part of the request's path. The caller is
 * signed in, as a guest at least, unless the route is open. Undone when the plugin stops. Used by one thread, during
 * {@code start}.
 */
public interface Routes {

    /** Answers GET and HEAD. */
    Routes get(String path, RouteHandler<Nothing> handler);

    /** Answers POST whose JSON body is bound to {@code body} and validated as event payloads are. */
    <B extends Record> Routes post(String path, Class<B> body, RouteHandler<B> handler);

    /** The same, at most so often a user; more get {@code RATE_LIMITED}, before the handler. */
    <B extends Record> Routes post(String path, Class<B> body, RateLimit limit, RouteHandler<B> handler);

    /** Answers PATCH, with a body as for {@link #post}. */
    <B extends Record> Routes patch(String path, Class<B> body, RouteHandler<B> handler);

    /** Answers DELETE. */
    Routes delete(String path, RouteHandler<Nothing> handler);
}
