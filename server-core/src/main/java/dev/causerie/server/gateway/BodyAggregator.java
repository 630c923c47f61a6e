package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.EngineEndpoint;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;

/** Puts requests together, and has the session closed whose request is too long for that. Owned by one event loop. */
final class BodyAggregator extends HttpObjectAggregator {

    private final EngineEndpoint engine;

    BodyAggregator(int maxBytes, EngineEndpoint engine) {
        super(maxBytes);
        this.engine = engine;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) throws Exception {
        if (oversized instanceof HttpRequest request) {
            engine.tooLong(request.uri());
        }
        super.handleOversizedMessage(context, oversized);
    }
}
