package dev.causerie.server.gateway;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import dev.causerie.server.gateway.address.ConnectionLimit;
import dev.causerie.server.gateway.address.Place;
import dev.causerie.server.gateway.engineio.EngineEndpoint;
import dev.causerie.server.gateway.engineio.RateLimitedLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fills the pipelines of netty-socketio's server with our handlers and none of its own. Thread-safe.
 *
 * <p>The stock {@code start} and {@code stop} still run, since only they release what the superclass makes for itself;
 * the stock handlers they make never enter a pipeline.
 */
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // A close that fails ends in channelInactive.
final class GatewayPipeline extends SocketIOChannelInitializer {

    private static final int IDLE_SECONDS = 75;

    private final List<EngineEndpoint> endpoints;
    private final HttpSide http;
    private final Optional<Tls> tls;
    private final int maxBodyBytes;
    private final Duration requestTimeout;
    private final ChannelGroup channels;
    private final ConnectionLimit connections;
    private final RateLimitedLog log;

    GatewayPipeline(
            List<EngineEndpoint> endpoints,
            HttpSide http,
            Optional<Tls> tls,
            Duration requestTimeout,
            ChannelGroup channels,
            ConnectionLimit connections,
            RateLimitedLog log) {
        this.endpoints = endpoints;
        this.http = http;
        this.tls = tls;
        this.maxBodyBytes =
                endpoints.stream().mapToInt(EngineEndpoint::maxPayload).reduce(http.maxBodyBytes(), Math::max);
        this.requestTimeout = requestTimeout;
        this.channels = channels;
        this.connections = connections;
        this.log = log;
    }

    /** The stock one hands the context to the stock scheduler, which nothing here uses. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {}

    @Override
    protected void initChannel(Channel channel) throws Exception {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            // It went away before it was looked at.
            channel.close();
            return;
        }
        Optional<Place> place = connections.connection(peer.getAddress());
        if (place.isEmpty()) {
            log.refused(peer, "too many connections of one address");
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> place.get().leave());
        channels.add(channel);
        super.initChannel(channel);
    }

    @Override
    protected void addSocketioHandlers(ChannelPipeline pipeline) {
        tls.ifPresent(each -> each.addTo(pipeline));
        RequestDeadline deadline = new RequestDeadline(requestTimeout);
        pipeline.addLast("arrivals", deadline.arrivals())
                .addLast(HTTP_REQUEST_DECODER, new HttpServerCodec())
                .addLast("ends", deadline.ends())
                .addLast("idle", new IdleStateHandler(0, 0, IDLE_SECONDS));
        endpoints.forEach(endpoint -> pipeline.addLast(endpoint.newPostWatch()));
        pipeline.addLast(HTTP_AGGREGATOR, new BodyAggregator(maxBodyBytes, endpoints))
                .addLast("sequencer", new RequestSequencer());
        endpoints.forEach(endpoint -> pipeline.addLast(endpoint.path(), endpoint.newHandler()));
        pipeline.addLast("http", http.handlers().get());
    }
}
