package dev.causerie.server.http;

/**
 * How much the HTTP side does at once. Immutable.
 *
 * @param workers threads that run handlers and read streamed bodies
 * @param queuedRequests requests that may wait for a worker; the next is answered with 503
 */
public record HttpSettings(int workers, int queuedRequests) {

    public HttpSettings {
        if (workers < 1 || queuedRequests < 1) {
            throw new IllegalArgumentException(
                    "workers and queuedRequests must be at least 1, not " + workers + " and " + queuedRequests);
        }
    }

    /** 16 workers, 256 waiting requests. */
    public static HttpSettings defaults() {
        return new HttpSettings(16, 256);
    }
}
