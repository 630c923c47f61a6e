package dev.causerie.server.app;

import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Counts how connections end, as {@code causerie.disconnects} by {@code reason}: each reason is there from the start, so
 * that its rate is known before its first time. Thread-safe.
 */
final class CountedConnections implements GatewayApplication {

    private final GatewayApplication application;
    private final MeterRegistry meters;

    CountedConnections(GatewayApplication application, MeterRegistry meters) {
        this.application = application;
        this.meters = meters;
        Arrays.stream(DisconnectReason.values()).forEach(this::disconnects);
    }

    private Counter disconnects(DisconnectReason reason) {
        return meters.counter("causerie.disconnects", "reason", reason.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        return application.connect(request);
    }

    @Override
    public void connected(Socket socket) {
        application.connected(socket);
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        application.event(socket, event);
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        disconnects(reason).increment();
        application.disconnected(socket, reason);
    }
}
