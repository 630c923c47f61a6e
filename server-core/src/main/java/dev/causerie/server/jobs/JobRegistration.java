package dev.causerie.server.jobs;

/** A handler at work. Thread-safe. */
@FunctionalInterface
public interface JobRegistration extends AutoCloseable {
    /** Takes the handler away: what runs goes on to its end, what is not begun waits for the next handler. Twice is safe. */
    @Override
    void close();
}
