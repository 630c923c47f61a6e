package dev.causerie.server.gateway.engineio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Closes a session whose client begins a POST while another is still coming in (Engine.IO protocol v4, "Sending data");
 * both find no session then. Stands before what puts requests together, which would let the shorter one pass the longer.
 * Owned by the channel's event loop.
 */
final class PostWatch extends ChannelInboundHandlerAdapter {

    private final EndpointContext endpoint;
    private @Nullable EngineSession posting;

    PostWatch(EndpointContext endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && HttpMethod.POST.equals(request.method())) {
            endpoint.sessionOf(request.uri()).ifPresent(session -> begin(context, session));
        }
        if (message instanceof LastHttpContent) {
            // Before it is handled: with the answer in hand the client may send the next, on another connection.
            end(context);
        }
        context.fireChannelRead(message);
    }

    private void begin(ChannelHandlerContext context, EngineSession session) {
        if (session.openPost().begin(context.channel())) {
            posting = session;
        } else if (session.transport() instanceof PollingTransport) {
            session.close(CloseReason.TRANSPORT_ERROR);
        }
    }

    private void end(ChannelHandlerContext context) {
        EngineSession session = posting;
        if (session != null) {
            posting = null;
            session.openPost().end(context.channel());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(context);
        context.fireChannelInactive();
    }
}
