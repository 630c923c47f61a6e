package dev.causerie.server.gateway;

/** The ack that a client awaits. Thread-safe; may be answered from any thread, at any later time. */
public interface Reply {

    /**
     * Sends the ack and returns true, or returns false where it was answered before. Does not block. The client's
     * disconnect makes the answer a no-op.
     *
     * @param arguments JSON values, records, or anything else the gateway's mapper writes; byte arrays go as binary
     * @throws IllegalArgumentException if an argument can not be written as JSON; the reply can then still be answered
     */
    boolean answer(Object... arguments);
}
