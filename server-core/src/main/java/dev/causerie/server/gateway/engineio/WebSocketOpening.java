package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.Place;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The WebSocket handshake of one channel, and the pipeline that it leaves. Owned by the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class WebSocketOpening {

    private final ChannelHandlerContext context;
    private final EndpointContext endpoint;

    WebSocketOpening(ChannelHandlerContext context, EndpointContext endpoint) {
        this.context = context;
        this.endpoint = endpoint;
    }

    /** A session that begins with the WebSocket. */
    void fresh(FullHttpRequest request, String id, Handshake handshake, Place place) {
        handshake(
                request,
                place::leave,
                closing -> new WebSocketHandler(
                        closing, new FreshSession(id, handshake, endpoint, place), endpoint.log()));
    }

    /** A WebSocket for a session that polls; one that may not upgrade is opened and closed again. */
    void upgrade(FullHttpRequest request, EngineSession session) {
        if (session.upgrade().claim()) {
            handshake(
                    request,
                    () -> session.run(session.upgrade()::failed),
                    closing -> new WebSocketHandler(closing, new UpgradingSession(session), endpoint.log()));
        } else {
            handshake(
                    request, () -> {}, closing -> new WebSocketHandler(closing, new RefusedSession(), endpoint.log()));
        }
    }

    private void handshake(
            FullHttpRequest request, Runnable failed, Function<WebSocketServerHandshaker, WebSocketHandler> handlers) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://localhost" + endpoint.settings().path(), null, decoder())
                .newHandshaker(request);
        if (handshaker == null) {
            failed.run();
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        List<String> http = httpHandlers();
        ChannelFuture done;
        try {
            done = handshaker.handshake(context.channel(), request);
        } catch (WebSocketHandshakeException e) {
            failed.run();
            new Exchange(context, request.headers().copy(), endpoint.cors()).fail(EngineError.BAD_REQUEST);
            return;
        }
        done.addListener(result -> {
            if (result.isSuccess()) {
                install(http, handlers.apply(handshaker));
            } else {
                failed.run();
                context.close();
            }
        });
    }

    private WebSocketDecoderConfig decoder() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(endpoint.settings().maxPayload())
                .allowExtensions(false)
                .withUTF8Validator(false)
                .closeOnProtocolViolation(false)
                .build();
    }

    /** Leaves only what a WebSocket needs: whatever was there before the handshake, but TLS, was for HTTP. */
    private void install(List<String> http, WebSocketHandler handler) {
        ChannelPipeline pipeline = context.pipeline();
        String decoder = pipeline.context(WebSocketFrameDecoder.class).name();
        pipeline.addBefore(decoder, "flushes", new FlushConsolidationHandler());
        pipeline.addBefore(decoder, "signs-of-life", new SignOfLife(handler.session()));
        pipeline.addLast(
                new Utf8FrameValidator(false),
                new WebSocketFrameAggregator(endpoint.settings().maxPayload()),
                handler);
        for (String name : http) {
            if (pipeline.get(name) != null) {
                pipeline.remove(name);
            }
        }
        handler.opened();
    }

    private List<String> httpHandlers() {
        ChannelPipeline pipeline = context.pipeline();
        List<String> names = new ArrayList<>(pipeline.names());
        names.removeIf(name -> pipeline.get(name) instanceof SslHandler);
        return names;
    }
}
