package dev.causerie.server.gateway.engineio;

/** What a WebSocket's messages mean to a session. Owned by the channel's event loop. */
sealed interface WebSocketSession permits FreshSession, UpgradingSession, RefusedSession {

    /** The WebSocket is open. */
    void opened(WebSocketTransport transport);

    /** A text message came, in UTF-8. */
    void text(byte[] message);

    /** A binary message came. */
    void binary(byte[] message);

    /** A frame came that costs something and is no message: a ping, a pong, a tiny part. Returns whether the session takes it. */
    boolean control();

    /** The network has room again. */
    void writable();

    /** Bytes came, a whole frame or not. */
    void bytesCame();

    /** The WebSocket is gone. */
    void closed(CloseReason reason);
}
