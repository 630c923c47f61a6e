package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;

/** What stands on one session. Called on the session's event loop, one call at a time; must not block. */
public interface SessionReceiver {

    /**
     * A text message came. The buffer is lent for the call.
     *
     * @throws MalformedPacketException to have the session closed
     */
    void text(ByteBuf message);

    /**
     * A binary message came; the array is the receiver's.
     *
     * @throws MalformedPacketException to have the session closed
     */
    void binary(byte[] message);

    /** The session ended; the last call. */
    void closed(CloseReason reason);

    /** Makes the receivers of new sessions. Thread-safe. */
    @FunctionalInterface
    interface Factory {

        /** The receiver of a session that was just opened. Called on the session's event loop. */
        SessionReceiver open(EngineSession session);
    }
}
