package dev.causerie.media;

/**
 * The SFU of one node: workers, each a thread with its own UDP port, and the routers on them. Thread-safe. Who starts
 * one closes it.
 */
public interface MediaServer extends AutoCloseable {
    /**
     * Opens a router on the worker that has the least to do.
     *
     * @param id for logs and {@link Router#id}; the caller keeps it unique
     * @throws MediaException when the server is closed
     */
    Router openRouter(String id, RouterListener listener);

    /** Returns the counters of all workers since the start. */
    MediaStats stats();

    /** Ends all routers, then the workers, and waits until their ports are free. A second call does nothing. */
    @Override
    void close();
}
