package dev.causerie.server.http;

/** The handle of what was added. Thread-safe. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    /** Takes away what was added; twice is harmless. Requests that are being answered still finish. */
    @Override
    void close();
}
