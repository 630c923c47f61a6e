package dev.causerie.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import org.jspecify.annotations.Nullable;

/** The end of an HTTP channel's pipeline: hands requests on, and wakes the body that waits for room. */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final RequestDispatch dispatch;
    private @Nullable Answer answer;

    HttpHandler(RequestDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        Answer next = new Answer(context, http.method(), http.headers().copy());
        answer = next;
        dispatch.serve(next, http);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wake();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        wake();
        context.fireChannelInactive();
    }

    private void wake() {
        if (answer != null) {
            answer.wake();
        }
    }
}
