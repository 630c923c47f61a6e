package dev.causerie.server.gateway.engineio;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest message of each key, for a client that is behind until it has caught up. Thread-safe. */
final class LatestMessages {

    private final Map<String, EngineMessage> byKey = new LinkedHashMap<>();
    private volatile long bytes;

    /** Keeps the message in place of the one of this key. */
    synchronized void keep(String key, EngineMessage message) {
        forget(key);
        byKey.put(key, message);
        bytes += message.size();
    }

    /** Drops the message of this key: there is a newer one, which need not wait. */
    synchronized void forget(String key) {
        EngineMessage old = byKey.remove(key);
        if (old != null) {
            bytes -= old.size();
        }
    }

    /** Moves all into the queue. */
    synchronized void moveTo(OutgoingQueue queue) {
        byKey.values().forEach(queue::add);
        clear();
    }

    synchronized void clear() {
        byKey.clear();
        bytes = 0;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    long bytes() {
        return bytes;
    }
}
