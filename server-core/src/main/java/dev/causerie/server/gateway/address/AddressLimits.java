package dev.causerie.server.gateway.address;

/**
 * What one client address may have. Immutable.
 *
 * @param maxConnections sessions, and beside them open TCP connections, of one IPv4 address or one IPv6 network of 64
 *     bits at a time; {@link #UNLIMITED} for any number
 * @param exempt addresses that are not counted
 * @param trustedProxies whose {@code X-Forwarded-For} is believed; their own TCP connections are not counted
 */
public record AddressLimits(int maxConnections, AddressRanges exempt, AddressRanges trustedProxies) {

    /** Any number of connections. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range, naming it
     */
    public AddressLimits {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, not " + maxConnections);
        }
    }

    /** No limit, and no proxy is trusted. */
    public static AddressLimits none() {
        return new AddressLimits(UNLIMITED, AddressRanges.none(), AddressRanges.none());
    }
}
