package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.EngineEndpoint;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one request of a channel through at a time, so that pipelined requests are answered in order, and keeps the
 * connection alive or not as RFC 9112 section 9.3 says. Owned by the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class RequestSequencer extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestSequencer.class);
    private static final int MAX_PIPELINED = 16;

    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();
    private boolean inProgress;
    private boolean answering;
    private boolean keepAlive = true;
    private boolean stopping;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
        } else if (!inProgress) {
            begin(context, request);
        } else if (waiting.size() < MAX_PIPELINED) {
            waiting.add(request);
            context.channel().config().setAutoRead(false);
        } else {
            request.release();
            context.close();
        }
    }

    private void begin(ChannelHandlerContext context, FullHttpRequest request) {
        inProgress = true;
        answering = false;
        keepAlive = HttpUtil.isKeepAlive(request) && !stopping;
        if (request.decoderResult().isSuccess()) {
            context.fireChannelRead(request);
        } else {
            keepAlive = false;
            request.release();
            FullHttpResponse refusal =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
            refusal.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
            write(context, refusal, context.newPromise());
            context.flush();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ChannelPromise done = promise;
        if (message instanceof HttpResponse response && !isInformational(response)) {
            answering = true;
            keepAlive = keepAlive
                    && !response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
            HttpUtil.setKeepAlive(response, keepAlive);
        }
        boolean last = message instanceof LastHttpContent
                && !(message instanceof HttpResponse response && isInformational(response));
        if (last) {
            done = promise.unvoid();
            done.addListener((ChannelFutureListener) written -> next(context, written.isSuccess()));
        }
        context.write(message, done);
    }

    private static boolean isInformational(HttpResponse response) {
        return response.status().code() < 200;
    }

    private void next(ChannelHandlerContext context, boolean written) {
        inProgress = false;
        if (!written || !keepAlive) {
            context.close();
            return;
        }
        FullHttpRequest request = waiting.poll();
        if (request != null) {
            begin(context, request);
        } else {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            // Whoever waits for our answer may wait; whoever does not take it, or asks nothing, may not.
            if (!inProgress || answering) {
                context.close();
            }
        } else if (event == EngineEndpoint.STOPPING) {
            stopping = true;
            keepAlive = false;
            if (!inProgress) {
                context.close();
            }
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        releaseWaiting();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        releaseWaiting();
    }

    private void releaseWaiting() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.debug("Closing the connection from {}", context.channel().remoteAddress(), cause);
        }
        context.close();
    }
}
