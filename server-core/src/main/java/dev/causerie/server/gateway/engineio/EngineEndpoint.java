package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.AddressLimits;
import dev.causerie.server.gateway.address.ConnectionLimit;
import dev.causerie.server.gateway.origin.Cors;
import dev.causerie.server.gateway.origin.OriginPolicy;
import io.netty.channel.ChannelHandler;
import java.security.SecureRandom;

/**
 * Serves the Engine.IO protocol on one request path. It is handed to each new channel's pipeline after the HTTP codec,
 * an aggregator and whatever lets one request pass at a time. Thread-safe.
 */
public final class EngineEndpoint {

    /**
     * Fired through every pipeline when the gateway stops, after {@link #stop}: no request after the one in progress, and no
     * WebSocket but those whose last messages are on their way.
     */
    public static final Object STOPPING = new Object();

    private final EndpointContext context;
    private volatile boolean stopping;

    /**
     * An endpoint whose sessions talk to what {@code receivers} makes for each.
     *
     * @param connections how many sessions an address may have
     * @param log told of whom is refused
     */
    public EngineEndpoint(
            EngineSettings settings,
            OriginPolicy origins,
            ConnectionLimit connections,
            RateLimitedLog log,
            SecureRandom random,
            SessionReceiver.Factory receivers) {
        this.context = new EndpointContext(
                settings,
                receivers,
                origins,
                new Cors(origins),
                new Sessions(random),
                new Heartbeats(settings),
                connections,
                log);
    }

    /** An endpoint without a limit of sessions, otherwise as above. */
    public EngineEndpoint(
            EngineSettings settings, OriginPolicy origins, SecureRandom random, SessionReceiver.Factory receivers) {
        this(settings, origins, new ConnectionLimit(AddressLimits.none()), new RateLimitedLog(), random, receivers);
    }

    /** The handler for one channel; requests for other paths pass through it. */
    public ChannelHandler newHandler() {
        return new EngineHandler(context, this::isStopping);
    }

    /** What stands before the aggregator of one channel, to see requests begin. */
    public ChannelHandler newPostWatch() {
        return new PostWatch(context);
    }

    /** The request path, with a slash at both ends. */
    public String path() {
        return context.settings().path();
    }

    /** Bytes of one incoming message or request body. */
    public int maxPayload() {
        return context.settings().maxPayload();
    }

    /** A request was refused because of its long body: the session that it is for, if there is one, is closed. */
    public void tooLong(String uri) {
        context.sessionOf(uri).ifPresent(context::tooLong);
    }

    /** Open sessions now. */
    public int sessionCount() {
        return context.sessions().size();
    }

    /** Refuses new sessions and closes those that are open, so that clients reconnect elsewhere. Does not block. */
    public void stop() {
        stopping = true;
        context.sessions().all().forEach(session -> session.close(CloseReason.SHUTDOWN));
    }

    private boolean isStopping() {
        return stopping;
    }
}
