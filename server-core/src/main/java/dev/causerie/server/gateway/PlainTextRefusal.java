package dev.causerie.server.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;

/**
 * Tells who begins without TLS, before the connection is closed, that this port speaks https. Leaves the pipeline when
 * the handshake is done. Owned by the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends in channelInactive.
final class PlainTextRefusal extends ChannelInboundHandlerAdapter {

    private static final String TEXT = "This port speaks https\n";
    private static final byte[] ANSWER = ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: "
                    + TEXT.length() + "\r\nConnection: close\r\n\r\n" + TEXT)
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.cause() instanceof NotSslRecordException) {
                // From the TLS handler's own place, so that the answer passes it by.
                context.pipeline().context(SslHandler.class).writeAndFlush(Unpooled.wrappedBuffer(ANSWER));
            }
            context.pipeline().remove(this);
        }
        context.fireUserEventTriggered(event);
    }
}
