package dev.causerie.server.gateway.engineio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import org.jspecify.annotations.Nullable;

/** The end of a WebSocket's pipeline: control frames here, the others to the session. Owned by one event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final WebSocketServerHandshaker handshaker;
    private final WebSocketSession session;
    private @Nullable ChannelHandlerContext context;
    private CloseReason reason = CloseReason.CLIENT_CLOSED;

    WebSocketHandler(WebSocketServerHandshaker handshaker, WebSocketSession session) {
        this.handshaker = handshaker;
        this.session = session;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    WebSocketSession session() {
        return session;
    }

    /** The pipeline is complete. */
    void opened() {
        ChannelHandlerContext own = context;
        if (own != null) {
            session.opened(new WebSocketTransport(own));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            handshaker.close(ctx, close.retain());
        } else if (!(frame instanceof PongWebSocketFrame)) {
            session.frame(frame);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        session.closed(reason);
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            reason = CloseReason.MALFORMED;
            handshaker.close(ctx, new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG));
        } else if (cause instanceof java.io.IOException) {
            reason = CloseReason.TRANSPORT_ERROR;
            ctx.close();
        } else {
            // The decoders close what violates RFC 6455 with its code by themselves; anything else is closed here.
            reason = CloseReason.MALFORMED;
            ctx.close();
        }
    }
}
