package dev.causerie.server.app;

import dev.causerie.server.config.ClientSettings;
import dev.causerie.server.config.Settings;
import dev.causerie.server.gateway.GatewaySettings;
import dev.causerie.server.gateway.SocketLimits;
import dev.causerie.server.gateway.address.AddressLimits;
import dev.causerie.server.gateway.address.AddressRanges;
import dev.causerie.server.gateway.engineio.EngineSettings;
import dev.causerie.server.gateway.engineio.PacketRate;
import java.util.Optional;

/** The operator's settings in the gateway's own terms. */
final class GatewayLimits {

    private static final String EVERY_ADDRESS = "0.0.0.0";

    private GatewayLimits() {}

    static GatewaySettings of(Settings settings) {
        GatewaySettings chosen = GatewaySettings.onPort(settings.server().port())
                .withEngine(engine(settings))
                .withRequestTimeout(settings.gateway().requestTimeout())
                .withLimits(sockets(settings.gateway()))
                .withAddresses(addresses(settings.gateway().clients()));
        return Optional.of(settings.server().host())
                .filter(host -> !host.equals(EVERY_ADDRESS))
                .map(chosen::withHost)
                .orElse(chosen);
    }

    private static EngineSettings engine(Settings settings) {
        var wanted = settings.gateway();
        var clients = wanted.clients();
        return EngineSettings.defaults()
                .withHeartbeat(wanted.pingInterval(), wanted.pingTimeout())
                .withUpgradeTimeout(wanted.upgradeTimeout())
                .withMaxPayload(wanted.maxPayload().toInt())
                .withMaxQueuedBytes(wanted.outboundLimit().bytes())
                .withDrainTimeout(wanted.drainTimeout())
                .withPacketRate(
                        settings.limits().rateLimits()
                                ? new PacketRate(clients.packetsPerSecond(), clients.packetBurst())
                                : PacketRate.unlimited());
    }

    private static SocketLimits sockets(dev.causerie.server.config.GatewaySettings wanted) {
        var packets = wanted.packets();
        var clients = wanted.clients();
        return new SocketLimits(
                wanted.connectTimeout(),
                clients.namespaces(),
                packets.attachments(),
                packets.attachmentBytes().bytes(),
                packets.eventName(),
                packets.jsonDepth(),
                packets.jsonTokens(),
                clients.waitingPackets(),
                clients.waitingBytes().bytes(),
                clients.pendingAcks());
    }

    private static AddressLimits addresses(ClientSettings clients) {
        return new AddressLimits(
                clients.perAddress(),
                AddressRanges.of(clients.exemptAddresses()),
                AddressRanges.of(clients.trustedProxies()));
    }
}
