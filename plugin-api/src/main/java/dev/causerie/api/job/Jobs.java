package dev.causerie.api.job;

import java.time.Duration;
import java.time.Instant;

/** Work outside handlers. Registrations are undone when the plugin stops; enqueued jobs stay. Thread-safe. */
public interface Jobs {

    /**
     * Registers who does the plugin's jobs of this name. A job is done at least once, on one node at a time, and again
     * after a crash or when the handler throws: it must be idempotent.
     *
     * @param data a record; kept as JSON
     */
    <D extends Record> void handle(String name, Class<D> data, JobHandler<D> handler);

    /**
     * Enqueues a job, in the transaction of this thread if there is one. A second one with the same name and id has no effect
     * while the first is not done.
     *
     * @param id tells jobs of a name apart: 1 to 64 characters
     */
    void enqueue(String name, String id, Record data, Instant at);

    /**
     * Runs {@code task} again and again on this node, with {@code pause} between the end of one run and the next. A task
     * that throws is logged and goes on. For upkeep that may be missed.
     */
    void every(Duration pause, Runnable task);
}
