package dev.causerie.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Where the answer to one request goes, and what of the request shapes it. Thread-safe. */
final class Answer {

    private final ChannelHandlerContext context;
    private final HttpMethod method;
    private final HttpHeaders request;
    private volatile @Nullable BodyPump pump;

    Answer(ChannelHandlerContext context, HttpMethod method, HttpHeaders request) {
        this.context = context;
        this.method = method;
        this.request = request;
    }

    ChannelHandlerContext context() {
        return context;
    }

    HttpMethod method() {
        return method;
    }

    HttpHeaders request() {
        return request;
    }

    boolean isHead() {
        return HttpMethod.HEAD.equals(method);
    }

    void pump(BodyPump next) {
        pump = next;
    }

    /** The channel has room again, or is gone. */
    void wake() {
        BodyPump waiting = pump;
        if (waiting != null) {
            waiting.resume();
        }
    }
}
