package dev.causerie.server.gateway.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** What a frame is (RFC 6455, section 5.2). */
enum Opcode {
    CONTINUATION,
    TEXT,
    BINARY,
    CLOSE,
    PING,
    PONG;

    private static final Opcode[] BY_CODE = {
        CONTINUATION, TEXT, BINARY, null, null, null, null, null, CLOSE, PING, PONG, null, null, null, null, null
    };

    /** The opcode in the first byte of a frame. */
    static Opcode of(int firstByte) {
        Opcode opcode = BY_CODE[firstByte & 0x0F];
        if (opcode == null) {
            throw new MalformedFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "reserved opcode");
        }
        return opcode;
    }

    boolean isControl() {
        return this == CLOSE || this == PING || this == PONG;
    }
}
