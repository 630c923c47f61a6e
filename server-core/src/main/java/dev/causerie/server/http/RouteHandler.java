package dev.causerie.server.http;

/** Answers the requests of a route. Thread-safe; called on a worker thread, so it may block. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * The answer.
     *
     * @throws HttpError for the answers that say what went wrong
     * @throws Exception anything else becomes {@code INTERNAL_ERROR} with an id that stands in the log
     */
    Response handle(Request request) throws Exception;
}
