package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Hands frames to sessions. Stateless. */
final class WebSocketFrames {

    private WebSocketFrames() {}

    /** A text frame is a packet, a binary frame a message; the frame is lent for the call. */
    static void deliver(WebSocketFrame frame, EngineSession session) {
        if (frame instanceof TextWebSocketFrame) {
            session.receive(frame.content());
        } else if (frame instanceof BinaryWebSocketFrame) {
            session.receiveBinary(ByteBufUtil.getBytes(frame.content()));
        }
    }
}
