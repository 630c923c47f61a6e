package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.origin.Cors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.atomic.AtomicBoolean;

/** One HTTP request of a client and its one answer. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class Exchange {

    private final ChannelHandlerContext context;
    private final HttpHeaders request;
    private final Cors cors;
    private final AtomicBoolean answered = new AtomicBoolean();

    Exchange(ChannelHandlerContext context, HttpHeaders request, Cors cors) {
        this.context = context;
        this.request = request;
        this.cors = cors;
    }

    boolean isAnswered() {
        return answered.get();
    }

    /** The answer to a poll; takes the payload over. */
    void payload(ByteBuf payload) {
        answer(200, "text/plain; charset=UTF-8", payload);
    }

    /** The answer to a post. */
    void ok() {
        answer(200, "text/html", Unpooled.wrappedBuffer(new byte[] {'o', 'k'}));
    }

    void fail(EngineError error) {
        answer(error.status(), "application/json", Unpooled.wrappedBuffer(error.json()));
    }

    void preflight() {
        FullHttpResponse response = response(204, Unpooled.EMPTY_BUFFER);
        cors.preflight(request, response.headers(), "GET,POST");
        send(response);
    }

    private void answer(int status, String contentType, ByteBuf content) {
        FullHttpResponse response = response(status, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        cors.allow(request, response.headers());
        send(response);
    }

    private void send(FullHttpResponse response) {
        if (answered.compareAndSet(false, true)) {
            context.writeAndFlush(response);
        } else {
            response.release();
        }
    }

    private static FullHttpResponse response(int status, ByteBuf content) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), content);
    }
}
