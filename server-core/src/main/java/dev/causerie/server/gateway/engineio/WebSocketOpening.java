package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.Place;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.List;

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
        handshake(request, place::leave, new FreshSession(id, handshake, endpoint, place));
    }

    /** A WebSocket for a session that polls; one that may not upgrade is opened and closed again. */
    void upgrade(FullHttpRequest request, EngineSession session) {
        if (session.upgrade().claim()) {
            handshake(request, () -> session.run(session.upgrade()::failed), new UpgradingSession(session));
        } else {
            handshake(request, () -> {}, new RefusedSession());
        }
    }

    private void handshake(FullHttpRequest request, Runnable failed, WebSocketSession session) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://localhost" + endpoint.settings().path(), null, false)
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
                install(http, session);
            } else {
                failed.run();
                context.close();
            }
        });
    }

    /**
     * Leaves only what a WebSocket needs: whatever was there before, but TLS, was for HTTP; and what netty's handshake put
     * there knows no frames shared by receivers, and makes an object or three of each that comes.
     */
    private void install(List<String> http, WebSocketSession session) {
        ChannelPipeline pipeline = context.pipeline();
        WebSocketHandler handler =
                new WebSocketHandler(session, endpoint.settings().maxPayload(), endpoint.log());
        pipeline.addLast(new FlushConsolidationHandler(), handler);
        pipeline.remove(WebSocketFrameEncoder.class);
        for (String name : http) {
            if (pipeline.get(name) != null) {
                pipeline.remove(name);
            }
        }
        handler.opened();
        pipeline.remove(WebSocketFrameDecoder.class);
    }

    private List<String> httpHandlers() {
        ChannelPipeline pipeline = context.pipeline();
        List<String> names = new ArrayList<>(pipeline.names());
        names.removeIf(name -> pipeline.get(name) instanceof SslHandler);
        return names;
    }
}
