package dev.causerie.server.app;

import dev.causerie.server.config.Settings;
import dev.causerie.server.gateway.GatewaySettings;
import dev.causerie.server.gateway.SocketLimits;
import dev.causerie.server.gateway.engineio.EngineSettings;
import java.util.Optional;

/** The operator's settings in the gateway's own terms. */
final class GatewayLimits {

    private static final String EVERY_ADDRESS = "0.0.0.0";

    private GatewayLimits() {}

    static GatewaySettings of(Settings settings) {
        var wanted = settings.gateway();
        EngineSettings engine = EngineSettings.defaults()
                .withHeartbeat(wanted.pingInterval(), wanted.pingTimeout())
                .withMaxPayload(wanted.maxPayload().toInt())
                .withMaxQueuedBytes(wanted.outboundLimit().bytes());
        GatewaySettings chosen = GatewaySettings.onPort(settings.server().port())
                .withEngine(engine)
                .withLimits(SocketLimits.defaults().withConnectTimeout(wanted.connectTimeout()));
        return Optional.of(settings.server().host())
                .filter(host -> !host.equals(EVERY_ADDRESS))
                .map(chosen::withHost)
                .orElse(chosen);
    }
}
