package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.websocket.FrameReader;
import dev.causerie.server.gateway.websocket.FrameSink;
import dev.causerie.server.gateway.websocket.MalformedFrameException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket's pipeline after its handshake: reads frames, answers those that control the connection, and hands messages
 * to the session. Owned by one event loop.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<ByteBuf> implements FrameSink {

    private final WebSocketSession session;
    private final RateLimitedLog log;
    private final FrameReader reader;
    private @Nullable WebSocketTransport transport;
    private boolean ended;

    WebSocketHandler(WebSocketSession session, int maxMessage, RateLimitedLog log) {
        this.session = session;
        this.log = log;
        this.reader = new FrameReader(maxMessage, this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        transport = new WebSocketTransport(context);
    }

    /** The pipeline is complete. */
    void opened() {
        WebSocketTransport own = transport;
        if (own != null) {
            session.opened(own);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        session.bytesCame();
        try {
            reader.read(bytes);
        } catch (MalformedFrameException fault) {
            refuse(context, fault.status(), "WebSocket: " + fault.getMessage());
        }
    }

    @Override
    public void text(byte[] message) {
        session.text(message);
    }

    @Override
    public void binary(byte[] message) {
        session.binary(message);
    }

    @Override
    public void crumb() {
        session.control();
    }

    @Override
    public void ping(byte[] payload) {
        // Who does not read gets no pongs, or they would pile up.
        if (session.control() && transport != null && transport.isWritable()) {
            transport.pong(payload);
        }
    }

    @Override
    public void pong() {
        session.control();
    }

    @Override
    public void close(OptionalInt code) {
        if (transport != null) {
            transport.answerClose(code);
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
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == EngineEndpoint.STOPPING) {
            stop(context);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void stop(ChannelHandlerContext context) {
        end(CloseReason.SHUTDOWN);
        if (transport == null || !transport.isLeaving()) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
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

    private void end(CloseReason reason) {
        if (!ended) {
            ended = true;
            session.closed(reason);
        }
    }
}
