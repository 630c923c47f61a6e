package dev.causerie.server.gateway;

import java.time.Duration;

/**
 * What one client may ask of the Socket.IO layer. Immutable.
 *
 * @param connectTimeout how long a connection may live without a socket in any namespace
 * @param maxNamespaces namespaces one connection may be in at a time
 * @param maxAttachments binary attachments of one packet
 * @param maxAttachmentBytes bytes of one packet's attachments together
 * @param maxEventNameLength characters of an event's name
 * @param maxJsonDepth nesting of arrays and objects in one packet
 * @param maxJsonTokens values, names of fields, beginnings and ends of arrays and objects in one packet together
 * @param maxWaitingPackets packets of one socket that wait while the application decides about its CONNECT
 * @param maxWaitingBytes bytes of those packets together
 * @param maxPendingAcks acks of one socket that the server may await at a time
 */
public record SocketLimits(
        Duration connectTimeout,
        int maxNamespaces,
        int maxAttachments,
        long maxAttachmentBytes,
        int maxEventNameLength,
        int maxJsonDepth,
        int maxJsonTokens,
        int maxWaitingPackets,
        long maxWaitingBytes,
        int maxPendingAcks) {

    private static final long MEBIBYTE = 1024L * 1024;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range, naming it
     */
    public SocketLimits {
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive, not " + connectTimeout);
        }
        positive("maxNamespaces", maxNamespaces);
        positive("maxEventNameLength", maxEventNameLength);
        positive("maxJsonDepth", maxJsonDepth);
        positive("maxJsonTokens", maxJsonTokens);
        positive("maxWaitingPackets", maxWaitingPackets);
        positive("maxPendingAcks", maxPendingAcks);
        positive("maxAttachmentBytes", maxAttachmentBytes);
        positive("maxWaitingBytes", maxWaitingBytes);
        if (maxAttachments < 0) {
            throw new IllegalArgumentException("maxAttachments must not be negative, not " + maxAttachments);
        }
    }

    /** 10 s to connect, 10 namespaces, 10 attachments of 12 MiB, names of 256, depth 64, 100,000 tokens, 64 packets of 1 MiB waiting, 1,000 acks. */
    public static SocketLimits defaults() {
        return new SocketLimits(Duration.ofSeconds(10), 10, 10, 12 * MEBIBYTE, 256, 64, 100_000, 64, MEBIBYTE, 1_000);
    }

    /** The same with another connect timeout. */
    public SocketLimits withConnectTimeout(Duration timeout) {
        return new SocketLimits(
                timeout,
                maxNamespaces,
                maxAttachments,
                maxAttachmentBytes,
                maxEventNameLength,
                maxJsonDepth,
                maxJsonTokens,
                maxWaitingPackets,
                maxWaitingBytes,
                maxPendingAcks);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
