package dev.causerie.server.gateway.engineio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Notes that bytes came, so that a client in the middle of a long message is not taken for dead. */
final class SignOfLife extends ChannelInboundHandlerAdapter {

    private final WebSocketSession session;

    SignOfLife(WebSocketSession session) {
        this.session = session;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        session.bytesCame();
        context.fireChannelRead(message);
    }
}
