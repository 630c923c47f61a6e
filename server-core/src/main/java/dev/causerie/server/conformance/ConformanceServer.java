package dev.causerie.server.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.GatewaySettings;
import dev.causerie.server.gateway.HttpSide;
import dev.causerie.server.gateway.engineio.EngineEndpoint;
import dev.causerie.server.gateway.engineio.EngineSettings;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server for the public test suites: Socket.IO with the namespaces {@code /} and {@code /custom}, an Engine.IO echo
 * beside it, heartbeats short enough for a test, and any origin admitted. For tests only: it authenticates nobody.
 * Started and closed by one thread.
 */
public final class ConformanceServer implements AutoCloseable {

    /** Where Socket.IO is served. */
    public static final String SOCKET_IO_PATH = "/socket.io/";

    /** Where every message comes back as it was sent. */
    public static final String ENGINE_IO_PATH = "/engine.io/";

    private static final Duration PING_INTERVAL = Duration.ofMillis(300);
    private static final Duration PING_TIMEOUT = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 10;
    private static final int MAX_PAYLOAD_BYTES = 1_000_000;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final OriginPolicy ANY_ORIGIN = origin -> true;

    private final Gateway gateway;

    private ConformanceServer(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * A server that listens on every address; blocks until it does.
     *
     * @param port 0 for any free one
     * @throws IllegalArgumentException if the port is none
     * @throws IllegalStateException if the port can not be had
     */
    public static ConformanceServer start(int port) {
        EngineSettings engine = EngineSettings.defaults()
                .withPath(SOCKET_IO_PATH)
                .withHeartbeat(PING_INTERVAL, PING_TIMEOUT)
                .withMaxPayload(MAX_PAYLOAD_BYTES);
        GatewaySettings settings = GatewaySettings.onPort(port)
                .withNamespaces(Set.of("/", "/custom"))
                .withEngine(engine);
        ObjectMapper mapper = new ObjectMapper();
        SecureRandom random = new SecureRandom();
        Gateway gateway = new Gateway(
                settings,
                ANY_ORIGIN,
                mapper,
                random,
                new MessageEcho(
                        new EventWriter(mapper),
                        CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)),
                HttpSide.none(),
                new EngineEndpoint(engine.withPath(ENGINE_IO_PATH), ANY_ORIGIN, random, EngineEcho::new));
        gateway.start();
        return new ConformanceServer(gateway);
    }

    /** The port that is listened on. */
    public int port() {
        return gateway.port();
    }

    @Override
    public void close() {
        gateway.stop(GRACE);
    }
}
