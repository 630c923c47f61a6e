package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.websocket.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends over one WebSocket. Text goes as the complete frame that all receivers share, so nothing is encoded here and
 * compression must not be negotiated. Owned by the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class WebSocketTransport implements Transport {

    private static final long CLOSE_TIMEOUT_SECONDS = 2;

    private final ChannelHandlerContext context;
    private long handedBytes;
    private boolean closing;
    private boolean leaving;

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
        drain(queue, WebSocketTransport::onHeap);
    }

    /** Sends what the queue holds, with texts as {@code frames} gives them. */
    void drain(OutgoingQueue queue, Function<EngineMessage, ByteBuf> frames) {
        boolean wrote = false;
        // What the network does not take stays in the queue, where messages are shared and not copied.
        while (isWritable() && writeNext(queue, frames)) {
            wrote = true;
        }
        if (wrote) {
            context.flush();
        }
    }

    /** Sends a message past the empty queue, its text as {@code frames} gives it. */
    void sendNow(EngineMessage message, Function<EngineMessage, ByteBuf> frames) {
        write(message, frames);
        context.flush();
    }

    private void writeAll(OutgoingQueue queue) {
        boolean more = true;
        while (more) {
            more = writeNext(queue, WebSocketTransport::onHeap);
        }
    }

    private boolean writeNext(OutgoingQueue queue, Function<EngineMessage, ByteBuf> frames) {
        EngineMessage message = queue.poll();
        if (message != null) {
            write(message, frames);
        }
        return message != null;
    }

    /** The message's text where it is, which the channel copies to native memory. */
    static ByteBuf onHeap(EngineMessage message) {
        return Unpooled.wrappedBuffer(message.frame());
    }

    private void write(EngineMessage message, Function<EngineMessage, ByteBuf> frames) {
        handedBytes += message.size();
        if (message.hasText()) {
            context.write(frames.apply(message), context.voidPromise());
        }
        for (byte[] attachment : message.attachments()) {
            byte[] header = Frames.binaryHeader(attachment.length);
            context.write(Unpooled.wrappedBuffer(header, attachment), context.voidPromise());
        }
    }

    @Override
    public boolean close(CloseReason reason, OutgoingQueue queue) {
        switch (reason) {
            case PING_TIMEOUT, TOO_SLOW, TRANSPORT_ERROR -> abandon();
            case TOO_FAST -> refuse(WebSocketCloseStatus.POLICY_VIOLATION);
            case MALFORMED -> refuse(WebSocketCloseStatus.PROTOCOL_ERROR);
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

    /** Answers a ping. */
    void pong(byte[] payload) {
        context.writeAndFlush(Unpooled.wrappedBuffer(Frames.pong(payload)), context.voidPromise());
    }

    /** The client said goodbye: says it back, unless that was done before, and closes the connection. */
    void answerClose(OptionalInt code) {
        if (closing) {
            abandon();
            return;
        }
        closing = true;
        leaving = true;
        byte[] frame = code.isPresent() ? Frames.close(code.getAsInt()) : Frames.close();
        context.writeAndFlush(Unpooled.wrappedBuffer(frame)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Whether a close frame was sent. */
    boolean isClosing() {
        return closing;
    }

    /** Whether it closes as soon as all is sent, its close frame last, rather than when its client has gone. */
    boolean isLeaving() {
        return leaving;
    }

    /**
     * Closes the connection for what its client sent. Reads on, and drops what it reads, until the client closes or its
     * time is over: to close while more is on its way would reset the connection, and the client would see no code.
     */
    void refuse(WebSocketCloseStatus status) {
        sendClose(status, false);
    }

    private void close(WebSocketCloseStatus status) {
        sendClose(status, true);
    }

    private void sendClose(WebSocketCloseStatus status, boolean atOnce) {
        if (closing || !channel().isActive()) {
            return;
        }
        closing = true;
        leaving = atOnce;
        ChannelFuture sent = context.writeAndFlush(Unpooled.wrappedBuffer(Frames.close(status.code())));
        if (atOnce) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
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

    @Override
    public long takenBytes() {
        ChannelOutboundBuffer buffer = channel().unsafe().outboundBuffer();
        long inMidst = buffer == null ? 0 : buffer.currentProgress();
        return handedBytes - pendingBytes() + inMidst;
    }
}
