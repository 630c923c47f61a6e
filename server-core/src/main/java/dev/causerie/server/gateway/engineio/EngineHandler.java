package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.Place;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers the Engine.IO requests of one channel. Owned by the channel's event loop. */
final class EngineHandler extends ChannelInboundHandlerAdapter {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final EndpointContext endpoint;
    private final BooleanSupplier stopping;
    private @Nullable EngineSession pollingSession;
    private @Nullable Exchange poll;

    EngineHandler(EndpointContext endpoint, BooleanSupplier stopping) {
        this.endpoint = endpoint;
        this.stopping = stopping;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest http && endpoint.serves(http.uri())) {
            try {
                serve(context, http);
            } finally {
                http.release();
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    private void serve(ChannelHandlerContext context, FullHttpRequest http) {
        HttpHeaders headers = http.headers().copy();
        Exchange exchange = new Exchange(context, headers, endpoint.cors());
        if (!http.decoderResult().isSuccess()) {
            exchange.fail(EngineError.BAD_REQUEST);
            return;
        }
        EngineRequest request;
        try {
            request = EngineRequest.parse(http);
        } catch (IllegalArgumentException e) {
            // Broken percent encoding in the query.
            exchange.fail(EngineError.BAD_REQUEST);
            return;
        }
        if (request.isOptions()) {
            exchange.preflight();
            return;
        }
        Optional<EngineError> fault = fault(request);
        if (fault.isPresent()) {
            if (fault.get() == EngineError.UNSUPPORTED_VERSION) {
                endpoint.log().unsupported(context.channel().remoteAddress());
            }
            exchange.fail(fault.get());
        } else if (request.sessionId().isPresent()) {
            existing(context, request, exchange, request.sessionId().get());
        } else {
            fresh(context, request, exchange);
        }
    }

    private Optional<EngineError> fault(EngineRequest request) {
        Optional<EngineError> fault = request.fault();
        if (fault.isPresent()) {
            return fault;
        }
        if (!endpoint.origins().admits(request.http().headers())) {
            return Optional.of(EngineError.FORBIDDEN);
        }
        return stopping.getAsBoolean() ? Optional.of(EngineError.STOPPING) : Optional.empty();
    }

    private void fresh(ChannelHandlerContext context, EngineRequest request, Exchange exchange) {
        Handshake handshake = request.handshake(context.channel());
        Optional<Place> place = endpoint.connections()
                .session(
                        handshake.remoteAddress().getAddress(),
                        request.http().headers().getAll(FORWARDED_FOR));
        if (place.isEmpty()) {
            endpoint.log().refused(handshake.remoteAddress(), "too many sessions of one address");
            exchange.fail(EngineError.TOO_MANY);
            return;
        }
        String id = endpoint.sessions().newId();
        if (request.isWebSocket()) {
            new WebSocketOpening(context, endpoint).fresh(request.http(), id, handshake, place.get());
            return;
        }
        PollingTransport transport = new PollingTransport(context.alloc());
        EngineSession session =
                new EngineSession(id, handshake, endpoint, context.channel().eventLoop(), transport, place.get());
        endpoint.sessions().add(session);
        session.start();
        exchange.payload(Unpooled.wrappedBuffer(OpenPacket.polling(id, endpoint.settings())));
    }

    private void existing(ChannelHandlerContext context, EngineRequest request, Exchange exchange, String id) {
        Optional<EngineSession> found = endpoint.sessions().find(id);
        if (found.isEmpty()) {
            exchange.fail(EngineError.UNKNOWN_SESSION);
            return;
        }
        EngineSession session = found.get();
        if (request.isWebSocket()) {
            new WebSocketOpening(context, endpoint).upgrade(request.http(), session);
        } else if (request.isGet()) {
            pollingSession = session;
            poll = exchange;
            session.run(() -> PollingRequests.get(session, exchange));
        } else {
            post(request, exchange, session);
        }
    }

    private void post(EngineRequest request, Exchange exchange, EngineSession session) {
        ByteBuf body = request.http().content();
        if (body.readableBytes() > endpoint.settings().maxPayload()) {
            endpoint.tooLong(session);
            exchange.fail(EngineError.TOO_LARGE);
            return;
        }
        ByteBuf kept = body.retainedDuplicate();
        session.run(() -> PollingRequests.post(session, exchange, kept));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        EngineSession session = pollingSession;
        Exchange open = poll;
        if (session != null && open != null && !open.isAnswered()) {
            session.run(() -> PollingRequests.aborted(session, open));
        }
        context.fireChannelInactive();
    }
}
