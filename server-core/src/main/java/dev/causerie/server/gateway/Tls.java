package dev.causerie.server.gateway;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * TLS on the gateway's port. Immutable.
 *
 * @param context the certificate and what is negotiated, for a server
 * @param handshakeTimeout a connection whose handshake takes longer is closed
 */
public record Tls(SslContext context, Duration handshakeTimeout) {

    /** Begins the pipeline of a new connection. */
    void addTo(ChannelPipeline pipeline) {
        SslHandler handler = context.newHandler(pipeline.channel().alloc());
        handler.setHandshakeTimeout(handshakeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        pipeline.addLast("tls", handler).addLast("plain", new PlainTextRefusal());
    }
}
