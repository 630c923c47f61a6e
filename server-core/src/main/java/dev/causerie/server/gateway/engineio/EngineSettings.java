package dev.causerie.server.gateway.engineio;

import java.time.Duration;

/**
 * Times and limits of the Engine.IO layer. Immutable.
 *
 * @param path the request path, with a slash at both ends
 * @param pingInterval from a pong to the next ping
 * @param pingTimeout how long a ping may stay without any sign of life
 * @param upgradeTimeout how long a WebSocket may take from its opening to the upgrade packet
 * @param maxPayload bytes of one incoming WebSocket message or POST body; told to the client
 * @param maxQueuedBytes bytes that may wait for one client before a reliable message closes its connection
 * @param drainTimeout how long a client may be behind and take next to nothing before it is closed
 * @param packetRate how fast one client may send
 */
public record EngineSettings(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        long maxQueuedBytes,
        Duration drainTimeout,
        PacketRate packetRate) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range, naming it
     */
    public EngineSettings {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("path must begin and end with a slash, not " + path);
        }
        positive("pingInterval", pingInterval.toMillis());
        positive("pingTimeout", pingTimeout.toMillis());
        positive("upgradeTimeout", upgradeTimeout.toMillis());
        positive("maxPayload", maxPayload);
        positive("maxQueuedBytes", maxQueuedBytes);
        positive("drainTimeout", drainTimeout.toMillis());
    }

    /**
     * {@code /socket.io/}, ping every 10 s with 5 s to answer, 10 s to upgrade, 12 MiB payload, 8 MiB queue, 10 s to
     * drain, 200 packets a second after the first 400.
     */
    public static EngineSettings defaults() {
        return new EngineSettings(
                "/socket.io/",
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                12 * 1024 * 1024,
                8L * 1024 * 1024,
                Duration.ofSeconds(10),
                new PacketRate(200, 400));
    }

    /** The same with another path. */
    public EngineSettings withPath(String newPath) {
        return new EngineSettings(
                newPath,
                pingInterval,
                pingTimeout,
                upgradeTimeout,
                maxPayload,
                maxQueuedBytes,
                drainTimeout,
                packetRate);
    }

    /** The same with another ping interval and timeout. */
    public EngineSettings withHeartbeat(Duration interval, Duration timeout) {
        return new EngineSettings(
                path, interval, timeout, upgradeTimeout, maxPayload, maxQueuedBytes, drainTimeout, packetRate);
    }

    /** The same with another upgrade timeout. */
    public EngineSettings withUpgradeTimeout(Duration timeout) {
        return new EngineSettings(
                path, pingInterval, pingTimeout, timeout, maxPayload, maxQueuedBytes, drainTimeout, packetRate);
    }

    /** The same with another largest payload, in bytes. */
    public EngineSettings withMaxPayload(int bytes) {
        return new EngineSettings(
                path, pingInterval, pingTimeout, upgradeTimeout, bytes, maxQueuedBytes, drainTimeout, packetRate);
    }

    /** The same with another bound of the queue. */
    public EngineSettings withMaxQueuedBytes(long bytes) {
        return new EngineSettings(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, bytes, drainTimeout, packetRate);
    }

    /** The same with another drain timeout. */
    public EngineSettings withDrainTimeout(Duration timeout) {
        return new EngineSettings(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, maxQueuedBytes, timeout, packetRate);
    }

    /** The same with another packet rate. */
    public EngineSettings withPacketRate(PacketRate rate) {
        return new EngineSettings(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, maxQueuedBytes, drainTimeout, rate);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
