package dev.causerie.server.gateway;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.address.ConnectionLimit;
import dev.causerie.server.gateway.engineio.Backpressure;
import dev.causerie.server.gateway.engineio.Broadcast;
import dev.causerie.server.gateway.engineio.EngineEndpoint;
import dev.causerie.server.gateway.engineio.RateLimitedLog;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.gateway.socketio.PacketLimits;
import dev.causerie.server.gateway.socketio.PacketReader;
import dev.causerie.server.gateway.socketio.PayloadWriter;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Socket.IO server: Engine.IO v4 and Socket.IO v5 over WebSocket and long-polling, with HTTP on the same port.
 *
 * <p>Made, started once, stopped once. {@link #start} and {@link #stop} block and must not be called on an event loop;
 * everything is thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
public final class Gateway {

    private static final int SOCKET_ID_BYTES = 15;

    private final GatewaySettings settings;
    private final List<EngineEndpoint> endpoints;
    private final ListeningServer server;
    private final AtomicBoolean running = new AtomicBoolean();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /**
     * A gateway for plain HTTP that is not started yet.
     *
     * @param origins whose web pages may connect, besides our own
     * @param mapper writes what the application hands over, in acks
     * @param random makes session and socket ids
     * @param http answers what is not Engine.IO
     * @param further Engine.IO without Socket.IO, each on a path of its own; started and stopped with the gateway
     * @throws IllegalArgumentException if two endpoints have the same path
     */
    public Gateway(
            GatewaySettings settings,
            OriginPolicy origins,
            ObjectMapper mapper,
            SecureRandom random,
            GatewayApplication application,
            HttpSide http,
            EngineEndpoint... further) {
        this(settings, origins, mapper, random, application, http, Optional.empty(), further);
    }

    /**
     * A gateway that is not started yet, as above.
     *
     * @param tls none where the port speaks plain HTTP
     */
    public Gateway(
            GatewaySettings settings,
            OriginPolicy origins,
            ObjectMapper mapper,
            SecureRandom random,
            GatewayApplication application,
            HttpSide http,
            Optional<Tls> tls,
            EngineEndpoint... further) {
        this.settings = settings;
        this.server = new ListeningServer(configuration(settings));
        ConnectionContext context = new ConnectionContext(
                new GuardedApplication(application),
                settings.limits(),
                namespace -> server.getNamespace(stockName(namespace)) != null,
                new PacketReader(packetLimits(settings.limits())),
                new PayloadWriter(mapper),
                () -> socketId(random));
        ConnectionLimit connections = new ConnectionLimit(settings.addresses());
        RateLimitedLog log = new RateLimitedLog();
        EngineEndpoint engine = new EngineEndpoint(
                settings.engine(),
                origins,
                connections,
                log,
                random,
                session -> new SocketConnection(session, context));
        settings.namespaces().forEach(namespace -> server.addNamespace(stockName(namespace)));
        this.endpoints = endpoints(engine, further);
        server.setPipelineFactory(
                new GatewayPipeline(endpoints, http, tls, settings.requestTimeout(), channels, connections, log));
    }

    /**
     * Listens; returns when connections are accepted.
     *
     * @throws IllegalStateException if the address can not be had; nothing is left running then
     */
    public void start() {
        try {
            server.start();
            running.set(true);
        } catch (Exception e) {
            server.stop(0);
            throw new IllegalStateException(
                    "Cannot listen on " + settings.host().orElse("*") + ":" + settings.port() + ": " + e.getMessage(),
                    e);
        }
    }

    /** The port that is listened on, also where the settings say 0. */
    public int port() {
        return server.port();
    }

    /** Open connections that passed the Engine.IO handshake, those of further endpoints too. */
    public int connectionCount() {
        return endpoints.stream().mapToInt(EngineEndpoint::sessionCount).sum();
    }

    /**
     * Sends one event to many sockets: encoded once, with one task per other event loop. Does not block.
     *
     * @param backpressure what becomes of the event for who is behind; whoever would have more waiting than
     *     {@link dev.causerie.server.gateway.engineio.EngineSettings#maxQueuedBytes()} is closed as by {@link Socket#emit}
     */
    public void broadcast(Collection<? extends Socket> sockets, OutgoingEvent event, Backpressure backpressure) {
        try (Broadcast broadcast = new Broadcast(backpressure)) {
            for (Socket socket : sockets) {
                if (socket instanceof NamespaceSocket own && own.connected()) {
                    broadcast.add(own.session(), event.message(own.namespace()));
                }
            }
            broadcast.send();
        }
    }

    /**
     * Stops: no new connections; sessions are closed so that stock clients reconnect by themselves; requests in
     * progress are answered. What is not done within the time is cut off. Does nothing where it does not run: before
     * the start, after one that failed, after another stop.
     */
    public void stop(Duration within) {
        if (!running.compareAndSet(true, false)) {
            return;
        }
        long deadline = System.nanoTime() + within.toNanos();
        server.stopAccepting();
        endpoints.forEach(EngineEndpoint::stop);
        channels.forEach(channel -> channel.pipeline().fireUserEventTriggered(EngineEndpoint.STOPPING));
        channels.newCloseFuture().awaitUninterruptibly(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        channels.close();
        server.stop(Math.max(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()), 0));
    }

    private static List<EngineEndpoint> endpoints(EngineEndpoint first, EngineEndpoint... further) {
        List<EngineEndpoint> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(further));
        Set<String> paths = new HashSet<>();
        for (EngineEndpoint endpoint : all) {
            if (!paths.add(endpoint.path())) {
                throw new IllegalArgumentException("Two endpoints are on " + endpoint.path());
            }
        }
        return List.copyOf(all);
    }

    private static Configuration configuration(GatewaySettings settings) {
        SocketConfig sockets = new SocketConfig();
        sockets.setReuseAddress(true);
        sockets.setTcpNoDelay(true);
        Configuration configuration = new Configuration();
        settings.host().ifPresent(configuration::setHostname);
        configuration.setPort(settings.port());
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(settings.eventLoops() == 0 ? halfOfTheProcessors() : settings.eventLoops());
        configuration.setUseLinuxNativeEpoll(Epoll.isAvailable());
        configuration.setSocketConfig(sockets);
        return configuration;
    }

    /** The other half is for what the loops hand on; and the fewer loops, the more of a broadcast stays on its own. */
    private static int halfOfTheProcessors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static PacketLimits packetLimits(SocketLimits limits) {
        return new PacketLimits(
                limits.maxAttachments(),
                limits.maxAttachmentBytes(),
                limits.maxEventNameLength(),
                limits.maxJsonDepth(),
                limits.maxJsonTokens());
    }

    /** netty-socketio calls the main namespace by the empty string. */
    private static String stockName(String namespace) {
        return namespace.equals("/") ? "" : namespace;
    }

    private static String socketId(SecureRandom random) {
        byte[] id = new byte[SOCKET_ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
