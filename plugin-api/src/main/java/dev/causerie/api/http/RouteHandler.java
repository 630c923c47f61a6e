package dev.causerie.api.http;

/** Answers one REST request; runs on the HTTP workers and may block for a few seconds. */
@FunctionalInterface
public interface RouteHandler<B> {

    /**
     * Handles the request.
     *
     * @return what the client gets
     * @throws dev.causerie.api.Rejected to refuse: {@code {"error":{code,message}}} with the code's status
     */
    Answer handle(Request request, B body);
}
