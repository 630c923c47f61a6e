package dev.causerie.server.config;

import java.time.Duration;

/**
 * Socket.IO and Engine.IO ({@code gateway}). Immutable.
 *
 * @param pingInterval between two pings
 * @param pingTimeout without a pong for so long a connection is dead
 * @param requestTimeout how long an HTTP request may take to come
 * @param upgradeTimeout from a WebSocket's opening to the end of the upgrade
 * @param maxPayload largest packet from a client
 * @param connectTimeout from opening to the namespace CONNECT
 * @param outboundLimit bytes that may wait for one slow client
 * @param drainTimeout how long a slow client may take next to nothing
 * @param stopWithin how long a stop waits for clients to go
 * @param packets what one packet may hold
 * @param clients what one connection or one address may do
 */
public record GatewaySettings(
        Duration pingInterval,
        Duration pingTimeout,
        Duration requestTimeout,
        Duration upgradeTimeout,
        ByteSize maxPayload,
        Duration connectTimeout,
        ByteSize outboundLimit,
        Duration drainTimeout,
        Duration stopWithin,
        PacketSettings packets,
        ClientSettings clients) {
    /** Refuses what can not work, every key of it at once. */
    public GatewaySettings {
        new Checks()
                .between("pingInterval", pingInterval, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("pingTimeout", pingTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("requestTimeout", requestTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("upgradeTimeout", upgradeTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("maxPayload", maxPayload, ByteSize.ofKiB(64), ByteSize.ofMiB(512))
                .between("connectTimeout", connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("outboundLimit", outboundLimit, ByteSize.ofKiB(64), ByteSize.ofMiB(512))
                .between("drainTimeout", drainTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("stopWithin", stopWithin, Duration.ZERO, Duration.ofMinutes(5))
                .done();
    }
}
