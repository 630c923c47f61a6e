package dev.causerie.server.gateway.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** What a client sent is against RFC 6455, or too long. Immutable. */
public final class MalformedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WebSocketCloseStatus status;

    MalformedFrameException(WebSocketCloseStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** What the client is told when its connection is closed: 1002, 1007 or 1009. */
    public WebSocketCloseStatus status() {
        return status;
    }
}
