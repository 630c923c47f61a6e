package dev.causerie.server.config;

import java.time.Duration;

/**
 * Socket.IO and Engine.IO ({@code gateway}). Immutable.
 *
 * @param pingInterval between two pings
 * @param pingTimeout without a pong for so long a connection is dead
 * @param maxPayload largest packet from a client
 * @param connectTimeout from opening to the namespace CONNECT
 * @param outboundLimit bytes that may wait for one slow client
 */
public record GatewaySettings(
        Duration pingInterval,
        Duration pingTimeout,
        ByteSize maxPayload,
        Duration connectTimeout,
        ByteSize outboundLimit) {
    /** Refuses what can not work, every key of it at once. */
    public GatewaySettings {
        new Checks()
                .between("pingInterval", pingInterval, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("pingTimeout", pingTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("maxPayload", maxPayload, ByteSize.ofKiB(64), ByteSize.ofMiB(512))
                .between("connectTimeout", connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("outboundLimit", outboundLimit, ByteSize.ofKiB(64), ByteSize.ofMiB(512))
                .done();
    }
}
