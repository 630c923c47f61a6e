package dev.causerie.server.gateway.engineio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The end of a WebSocket's pipeline: control frames here, the others to the session. Owned by one event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final WebSocketServerHandshaker handshaker;
    private final WebSocketSession session;
    private final RateLimitedLog log;
    private @Nullable WebSocketTransport transport;
    private boolean ended;

    WebSocketHandler(WebSocketServerHandshaker handshaker, WebSocketSession session, RateLimitedLog log) {
        this.handshaker = handshaker;
        this.session = session;
        this.log = log;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        transport = new WebSocketTransport(context);
    }

    WebSocketSession session() {
        return session;
    }

    /** The pipeline is complete. */
    void opened() {
        WebSocketTransport own = transport;
        if (own != null) {
            session.opened(own);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            if (isClosing()) {
                context.close();
            } else {
                handshaker.close(context, close.retain());
            }
        } else if (frame instanceof PingWebSocketFrame) {
            // Who does not read gets no pongs, or they would pile up.
            if (session.control() && context.channel().isWritable()) {
                context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            }
        } else if (frame instanceof PongWebSocketFrame) {
            session.control();
        } else {
            session.frame(frame);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            session.writable();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(CloseReason.CLIENT_CLOSED);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            refuse(context, WebSocketCloseStatus.MESSAGE_TOO_BIG, "WebSocket message too long");
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            refuse(context, corrupted.closeStatus(), "WebSocket frame against RFC 6455");
        } else if (cause instanceof IOException) {
            end(CloseReason.TRANSPORT_ERROR);
            context.close();
        } else {
            refuse(context, WebSocketCloseStatus.PROTOCOL_ERROR, "WebSocket message that can not be read");
        }
    }

    private void refuse(ChannelHandlerContext context, WebSocketCloseStatus status, String what) {
        WebSocketTransport own = transport;
        if (own != null && !own.isClosing()) {
            log.refused(context.channel().remoteAddress(), what);
            own.refuse(status);
        }
        end(CloseReason.MALFORMED);
    }

    private boolean isClosing() {
        return transport != null && transport.isClosing();
    }

    private void end(CloseReason reason) {
        if (!ended) {
            ended = true;
            session.closed(reason);
        }
    }
}
