package dev.causerie.server.gateway;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import dev.causerie.server.gateway.engineio.EngineEndpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;

/**
 * Fills the pipelines of netty-socketio's server with our handlers and none of its own. Thread-safe.
 *
 * <p>The stock {@code start} and {@code stop} still run, since only they release what the superclass makes for itself;
 * the stock handlers they make never enter a pipeline.
 */
@ChannelHandler.Sharable
final class GatewayPipeline extends SocketIOChannelInitializer {

    private static final int IDLE_SECONDS = 75;

    private final List<EngineEndpoint> endpoints;
    private final HttpSide http;
    private final int maxBodyBytes;
    private final ChannelGroup channels;

    GatewayPipeline(List<EngineEndpoint> endpoints, HttpSide http, ChannelGroup channels) {
        this.endpoints = endpoints;
        this.http = http;
        this.maxBodyBytes =
                endpoints.stream().mapToInt(EngineEndpoint::maxPayload).reduce(http.maxBodyBytes(), Math::max);
        this.channels = channels;
    }

    /** The stock one hands the context to the stock scheduler, which nothing here uses. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {}

    @Override
    protected void initChannel(Channel channel) throws Exception {
        channels.add(channel);
        super.initChannel(channel);
    }

    @Override
    protected void addSocketioHandlers(ChannelPipeline pipeline) {
        pipeline.addLast(HTTP_REQUEST_DECODER, new HttpServerCodec())
                .addLast("idle", new IdleStateHandler(0, 0, IDLE_SECONDS))
                .addLast(HTTP_AGGREGATOR, new HttpObjectAggregator(maxBodyBytes))
                .addLast("sequencer", new RequestSequencer());
        endpoints.forEach(endpoint -> pipeline.addLast(endpoint.path(), endpoint.newHandler()));
        pipeline.addLast("http", http.handlers().get());
    }
}
