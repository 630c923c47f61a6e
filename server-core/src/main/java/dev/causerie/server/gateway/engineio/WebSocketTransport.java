package dev.causerie.server.gateway.engineio;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.TimeUnit;

/**
 * Sends over one WebSocket. Text goes as the complete frame that all receivers share, so nothing is encoded here and
 * compression must not be negotiated. Owned by the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class WebSocketTransport implements Transport {

    private static final long CLOSE_TIMEOUT_SECONDS = 2;

    private final ChannelHandlerContext context;

    WebSocketTransport(ChannelHandlerContext context) {
        this.context = context;
    }

    Channel channel() {
        return context.channel();
    }

    /** Closes the connection at once, without a close frame. */
    void abandon() {
        context.close();
    }

    @Override
    public void drain(OutgoingQueue queue) {
        if (writeAll(queue)) {
            context.flush();
        }
    }

    private boolean writeAll(OutgoingQueue queue) {
        boolean wrote = false;
        for (EngineMessage message = queue.poll(); message != null; message = queue.poll()) {
            write(message);
            wrote = true;
        }
        return wrote;
    }

    private void write(EngineMessage message) {
        if (message.hasText()) {
            context.write(Unpooled.wrappedBuffer(message.frame()), context.voidPromise());
        }
        for (byte[] attachment : message.attachments()) {
            byte[] header = EngineMessage.binaryHeader(attachment.length);
            context.write(Unpooled.wrappedBuffer(header, attachment), context.voidPromise());
        }
    }

    @Override
    public boolean close(CloseReason reason, OutgoingQueue queue) {
        switch (reason) {
            case PING_TIMEOUT, TOO_SLOW, TRANSPORT_ERROR -> abandon();
            case MALFORMED -> close(WebSocketCloseStatus.PROTOCOL_ERROR);
            case CLIENT_CLOSED -> close(WebSocketCloseStatus.NORMAL_CLOSURE);
            case SERVER_CLOSED -> {
                writeAll(queue);
                close(WebSocketCloseStatus.NORMAL_CLOSURE);
            }
            case SHUTDOWN -> {
                writeAll(queue);
                close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE);
            }
        }
        queue.clear();
        return false;
    }

    private void close(WebSocketCloseStatus status) {
        if (!channel().isActive()) {
            return;
        }
        context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
        if (channel().isActive()) {
            channel().eventLoop().schedule(this::abandon, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isWritable() {
        return channel().isWritable();
    }

    @Override
    public long pendingBytes() {
        ChannelOutboundBuffer buffer = channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
