package dev.causerie.server.gateway.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Holds every address to its limit, twice: of TCP connections, by the address at their other end, and of sessions, by
 * the client's address, which a trusted proxy may tell. Thread-safe.
 */
public final class ConnectionLimit {

    private final AddressLimits limits;
    private final Places connections;
    private final Places sessions;

    /** Nothing is counted yet. */
    public ConnectionLimit(AddressLimits limits) {
        this.limits = limits;
        this.connections = new Places(limits.maxConnections());
        this.sessions = new Places(limits.maxConnections());
    }

    /** A place for a TCP connection from this address, or none where it has too many. */
    public Optional<Place> connection(InetAddress peer) {
        return limits.trustedProxies().contain(peer) ? uncounted() : take(connections, peer);
    }

    /**
     * A place for a session of the client behind this address, or none where it has too many.
     *
     * @param forwarded the {@code X-Forwarded-For} headers of its request, in their order
     */
    public Optional<Place> session(InetAddress peer, List<String> forwarded) {
        return take(sessions, client(peer, forwarded));
    }

    /** The last address on the way that no trusted proxy has: further back anybody may have written anything. */
    InetAddress client(InetAddress peer, List<String> forwarded) {
        List<String> hops = List.of(String.join(",", forwarded).split(",", -1));
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0 && limits.trustedProxies().contain(client); i--) {
            InetAddress before =
                    NetUtil.createInetAddressFromIpAddressString(hops.get(i).strip());
            if (before == null) {
                return client;
            }
            client = before;
        }
        return client;
    }

    private Optional<Place> take(Places places, InetAddress address) {
        return limits.maxConnections() == AddressLimits.UNLIMITED
                        || limits.exempt().contain(address)
                ? uncounted()
                : places.take(address);
    }

    private static Optional<Place> uncounted() {
        return Optional.of(new Place(() -> {}));
    }
}
