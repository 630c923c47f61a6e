package dev.causerie.server.gateway;

import dev.causerie.server.gateway.address.AddressLimits;
import dev.causerie.server.gateway.engineio.EngineSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where the gateway listens and what it allows. Immutable.
 *
 * @param host the address to listen on; none for every address
 * @param port the port; 0 for any free one, see {@link Gateway#port()}
 * @param eventLoops threads that serve connections; 0 for one per two processors
 * @param namespaces the namespaces that exist; stock clients connect to {@code "/"}
 * @param engine the limits and times of the Engine.IO layer
 * @param limits the limits of the Socket.IO layer
 * @param addresses how many connections one client address may have
 * @param requestTimeout how long an HTTP request may take to come, head and body together, before its bytes have to come
 *     at 16 KiB a second
 */
public record GatewaySettings(
        Optional<String> host,
        int port,
        int eventLoops,
        Set<String> namespaces,
        EngineSettings engine,
        SocketLimits limits,
        AddressLimits addresses,
        Duration requestTimeout) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range, naming it
     */
    public GatewaySettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        if (eventLoops < 0) {
            throw new IllegalArgumentException("eventLoops must not be negative, not " + eventLoops);
        }
        if (requestTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("requestTimeout must be positive, not " + requestTimeout);
        }
        namespaces = Set.copyOf(namespaces);
        for (String namespace : namespaces) {
            if (!namespace.startsWith("/") || namespace.contains(",") || namespace.contains("?")) {
                throw new IllegalArgumentException(
                        "A namespace begins with / and has no comma or question mark, not " + namespace);
            }
        }
    }

    /** Every address, the given port, one event loop per processor, the main namespace only, no limit per address, 15 s for a request. */
    public static GatewaySettings onPort(int port) {
        return new GatewaySettings(
                Optional.empty(),
                port,
                0,
                Set.of("/"),
                EngineSettings.defaults(),
                SocketLimits.defaults(),
                AddressLimits.none(),
                Duration.ofSeconds(15));
    }

    public GatewaySettings withHost(String address) {
        return new GatewaySettings(
                Optional.of(address), port, eventLoops, namespaces, engine, limits, addresses, requestTimeout);
    }

    public GatewaySettings withNamespaces(Set<String> names) {
        return new GatewaySettings(host, port, eventLoops, names, engine, limits, addresses, requestTimeout);
    }

    public GatewaySettings withEngine(EngineSettings settings) {
        return new GatewaySettings(host, port, eventLoops, namespaces, settings, limits, addresses, requestTimeout);
    }

    public GatewaySettings withLimits(SocketLimits settings) {
        return new GatewaySettings(host, port, eventLoops, namespaces, engine, settings, addresses, requestTimeout);
    }

    public GatewaySettings withAddresses(AddressLimits settings) {
        return new GatewaySettings(host, port, eventLoops, namespaces, engine, limits, settings, requestTimeout);
    }

    public GatewaySettings withRequestTimeout(Duration timeout) {
        return new GatewaySettings(host, port, eventLoops, namespaces, engine, limits, addresses, timeout);
    }
}
