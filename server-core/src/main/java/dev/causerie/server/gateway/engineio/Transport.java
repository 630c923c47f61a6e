package dev.causerie.server.gateway.engineio;

/** How a session's messages reach its client now. Owned by the session's event loop, but for what says otherwise. */
sealed interface Transport permits PollingTransport, WebSocketTransport {

    /** Sends what the queue holds, as far as the client can take it now. */
    void drain(OutgoingQueue queue);

    /**
     * Closes towards the client, after what the queue holds where the reason leaves time for it. Returns whether
     * something is left in the queue for the client to come back for.
     */
    boolean close(CloseReason reason, OutgoingQueue queue);

    /** Whether the client keeps up. Thread-safe. */
    boolean isWritable();

    /** Bytes handed to the network that it has not taken yet. Thread-safe. */
    long pendingBytes();

    /** A measure of what the client took since this transport began: bytes, to within a message's overhead. */
    long takenBytes();
}
