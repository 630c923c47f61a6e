package dev.causerie.server.capture;

/** Where the bytes of a fragment are put. Thread-safe. */
@FunctionalInterface
interface FragmentStore {

    /** Stores a fragment under its key, once; blocks until it is durable. */
    void put(String key, byte[] bytes);
}
