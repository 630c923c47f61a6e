package dev.causerie.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What an operator can set. Immutable.
 *
 * @param bindAddress the local address of the UDP ports; the wildcard listens on all
 * @param announcedAddresses the IP addresses that clients are told, in order of preference; empty means those found on
 *     this host
 * @param minPort the first UDP port of the range, 0 for any free ports
 * @param maxPort the last UDP port of the range
 * @param workers the worker threads, each with a port of its own
 * @param handshakeThreads how many DTLS handshakes run at the same time
 * @param consentTimeout how long a client may be silent before it counts as gone
 * @param publisherBitrateBps the bitrate each client may publish with, told to it by REMB
 */
public record MediaSettings(
        InetAddress bindAddress,
        List<String> announcedAddresses,
        int minPort,
        int maxPort,
        int workers,
        int handshakeThreads,
        Duration consentTimeout,
        long publisherBitrateBps) {
    /** Checks itself; the message of what it throws names the setting. */
    public MediaSettings {
        announcedAddresses = List.copyOf(announcedAddresses);
        require(workers >= 1, "workers must be at least 1, not " + workers);
        require(handshakeThreads >= 1, "handshakeThreads must be at least 1, not " + handshakeThreads);
        require(minPort >= 0 && maxPort <= 65_535 && minPort <= maxPort, "no port range: " + minPort + "-" + maxPort);
        require(
                minPort == 0 || maxPort - minPort + 1 >= workers,
                "ports " + minPort + "-" + maxPort + " are fewer than the " + workers + " workers");
        require(consentTimeout.toMillis() >= 100, "consentTimeout must be at least 100 ms, not " + consentTimeout);
        require(publisherBitrateBps >= 50_000, "publisherBitrateBps must be at least 50000");
    }

    /** Returns what fits most hosts: found addresses, free ports, a worker per processor, 15 s consent, 4 Mbit/s. */
    public static MediaSettings defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        InetAddress wildcard = new InetSocketAddress(0).getAddress();
        return new MediaSettings(wildcard, List.of(), 0, 0, cores, 4 * cores, Duration.ofSeconds(15), 4_000_000);
    }

    /** Returns a copy with this many workers. */
    public MediaSettings withWorkers(int count) {
        return new MediaSettings(
                bindAddress,
                announcedAddresses,
                minPort,
                maxPort,
                count,
                handshakeThreads,
                consentTimeout,
                publisherBitrateBps);
    }

    /** Returns a copy bound to and announcing this one address. */
    public MediaSettings onAddress(InetAddress address) {
        return new MediaSettings(
                address,
                List.of(address.getHostAddress()),
                minPort,
                maxPort,
                workers,
                handshakeThreads,
                consentTimeout,
                publisherBitrateBps);
    }

    /** Returns a copy with this consent timeout. */
    public MediaSettings withConsentTimeout(Duration timeout) {
        return new MediaSettings(
                bindAddress,
                announcedAddresses,
                minPort,
                maxPort,
                workers,
                handshakeThreads,
                timeout,
                publisherBitrateBps);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("media: " + message);
        }
    }
}
