package dev.causerie.server.config;

import java.util.List;

/**
 * What one connection or one address may do ({@code gateway.clients}). Immutable.
 *
 * @param packetsPerSecond that a connection may send for as long as it likes
 * @param packetBurst that it may send at once after a pause
 * @param namespaces that it may be in at a time
 * @param waitingPackets that may wait while it is decided about a CONNECT
 * @param waitingBytes of these together
 * @param pendingAcks that may be awaited from a socket
 * @param perAddress connections of one address
 * @param exemptAddresses that are not counted
 * @param trustedProxies whose X-Forwarded-For is believed
 */
public record ClientSettings(
        int packetsPerSecond,
        int packetBurst,
        int namespaces,
        int waitingPackets,
        ByteSize waitingBytes,
        int pendingAcks,
        int perAddress,
        List<String> exemptAddresses,
        List<String> trustedProxies) {

    private static final int MANY = 1_000_000;

    /** Refuses what can not work, every key of it at once. */
    public ClientSettings {
        exemptAddresses = List.copyOf(exemptAddresses);
        trustedProxies = List.copyOf(trustedProxies);
        new Checks()
                .between("packetsPerSecond", packetsPerSecond, 1, MANY)
                .between("packetBurst", packetBurst, 10, MANY)
                .between("namespaces", namespaces, 1, 1_000)
                .between("waitingPackets", waitingPackets, 1, 10_000)
                .between("waitingBytes", waitingBytes, ByteSize.ofKiB(1), ByteSize.ofMiB(512))
                .between("pendingAcks", pendingAcks, 1, MANY)
                .between("perAddress", perAddress, 1, MANY)
                .that(Addresses.areRanges(exemptAddresses), "exemptAddresses", Addresses.MUST)
                .that(Addresses.areRanges(trustedProxies), "trustedProxies", Addresses.MUST)
                .done();
    }
}
