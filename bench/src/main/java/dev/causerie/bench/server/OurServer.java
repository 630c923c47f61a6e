package dev.causerie.bench.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.GatewaySettings;
import dev.causerie.server.gateway.HttpSide;
import dev.causerie.server.gateway.engineio.EngineSettings;
import dev.causerie.server.gateway.engineio.PacketRate;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;

/** The process of our gateway under test. */
final class OurServer {

    private OurServer() {}

    /** Prints its port when it listens, collects its garbage for every line it reads, and ends when there are no more. */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        RoomApplication application = new RoomApplication(new EventWriter(mapper));
        GatewaySettings settings = GatewaySettings.onPort(0)
                .withHost("127.0.0.1")
                .withEngine(EngineSettings.defaults()
                        .withHeartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20))
                        .withPacketRate(PacketRate.unlimited()));
        Gateway gateway =
                new Gateway(settings, OriginPolicy.ownOnly(), mapper, new SecureRandom(), application, HttpSide.none());
        application.serve(gateway);
        gateway.start();
        System.out.println("listening " + gateway.port());
        while (System.in.read() >= 0) {
            System.gc();
            System.out.println("collected");
        }
        gateway.stop(Duration.ofSeconds(1));
        System.exit(0);
    }
}
