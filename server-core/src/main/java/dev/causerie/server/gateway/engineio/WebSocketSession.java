package dev.causerie.server.gateway.engineio;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** What a WebSocket's frames mean to a session. Owned by the channel's event loop. */
sealed interface WebSocketSession permits FreshSession, UpgradingSession, RefusedSession {

    /** The WebSocket is open. */
    void opened(WebSocketTransport transport);

    /** A text or binary frame came; it is lent for the call. */
    void frame(WebSocketFrame frame);

    /** A ping or pong frame came. Returns whether the session takes it. */
    boolean control();

    /** The network has room again. */
    void writable();

    /** Bytes came, a whole frame or not. */
    void bytesCame();

    /** The WebSocket is gone. */
    void closed(CloseReason reason);
}
