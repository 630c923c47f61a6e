package dev.causerie.server.http;

import java.util.concurrent.CompletionStage;

/** Answers the requests of a route at a later time, without holding a worker. Thread-safe. */
@FunctionalInterface
public interface StagedHandler {

    /**
     * The stage of the answer; it may complete on any thread, and fail as {@link RouteHandler#handle} may.
     *
     * @throws Exception as {@link RouteHandler#handle} does
     */
    CompletionStage<Response> handle(Request request) throws Exception;
}
