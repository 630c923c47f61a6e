package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.EngineEndpoint;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/** Puts requests together, and has the session closed whose request is too long for that. Owned by one event loop. */
final class BodyAggregator extends HttpObjectAggregator {

    private final List<EngineEndpoint> endpoints;

    BodyAggregator(int maxBytes, List<EngineEndpoint> endpoints) {
        super(maxBytes);
        this.endpoints = endpoints;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) throws Exception {
        if (oversized instanceof HttpRequest request) {
            endpoints.forEach(endpoint -> endpoint.tooLong(request.uri()));
        }
        super.handleOversizedMessage(context, oversized);
    }
}
