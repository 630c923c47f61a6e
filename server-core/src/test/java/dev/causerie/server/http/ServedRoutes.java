package dev.causerie.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.GatewaySettings;
import dev.causerie.server.gateway.HttpSide;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Routes that a gateway really serves, on a free port of loopback, until it is closed. Thread-safe. */
public final class ServedRoutes implements AutoCloseable {

    private final HttpService service;
    private final Gateway gateway;

    /** Serves what is in the router, and what will be. */
    public ServedRoutes(
            HttpSettings settings,
            Router router,
            Authenticator authenticator,
            OriginPolicy origins,
            ObjectMapper mapper,
            Clock clock) {
        service = new HttpService(settings, router, authenticator, origins, mapper, clock);
        gateway = new Gateway(
                GatewaySettings.onPort(0).withHost("127.0.0.1"),
                origins,
                mapper,
                new SecureRandom(),
                new Nobody(),
                new HttpSide(service::newHandler, 1024 * 1024));
        gateway.start();
    }

    /** The beginning of every address here, without a slash at its end. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** The port that it listens on. */
    public int port() {
        return gateway.port();
    }

    @Override
    public void close() {
        gateway.stop(Duration.ofSeconds(1));
        service.close();
    }

    /** No client of Socket.IO comes here. */
    private static final class Nobody implements GatewayApplication {

        @Override
        public CompletionStage<Admission> connect(ConnectRequest request) {
            return CompletableFuture.completedFuture(Admission.denied("Nobody"));
        }

        @Override
        public void connected(Socket socket) {}

        @Override
        public void event(Socket socket, IncomingEvent event) {}

        @Override
        public void disconnected(Socket socket, DisconnectReason reason) {}
    }
}
