package dev.causerie.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Handshake;
import dev.causerie.server.session.FakeSocket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CountedConnectionsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Listener listener = new Listener();
    private final CountedConnections counted = new CountedConnections(listener, meters);
    private final Socket socket = new FakeSocket(
            "one",
            new Handshake(
                    Map.of(),
                    Map.of(),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                    false,
                    "websocket"));

    @Test
    void eachReasonIsCountedForItselfFromZeroOn() {
        assertThat(disconnects("ping_timeout")).isZero();

        counted.disconnected(socket, DisconnectReason.TOO_SLOW);
        counted.disconnected(socket, DisconnectReason.TOO_SLOW);
        counted.disconnected(socket, DisconnectReason.TRANSPORT_CLOSE);

        assertThat(disconnects("too_slow")).isEqualTo(2);
        assertThat(disconnects("transport_close")).isEqualTo(1);
        assertThat(disconnects("ping_timeout")).isZero();
        assertThat(listener.heard)
                .containsExactly(
                        DisconnectReason.TOO_SLOW, DisconnectReason.TOO_SLOW, DisconnectReason.TRANSPORT_CLOSE);
    }

    @Test
    void connectionsAndEventsArePassedOn() {
        ConnectRequest request = new ConnectRequest("/", JsonNodeFactory.instance.objectNode(), socket.handshake());
        IncomingEvent event = new IncomingEvent("said", List.of(), Optional.empty());

        assertThat(counted.connect(request)).isSameAs(listener.answer);
        counted.connected(socket);
        counted.event(socket, event);

        assertThat(listener.heard).containsExactly(request, socket, event);
    }

    private double disconnects(String reason) {
        return meters.get("causerie.disconnects")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Notes what it hears, in order. */
    private static final class Listener implements GatewayApplication {

        private final CompletionStage<Admission> answer = new CompletableFuture<>();
        private final List<Object> heard = new ArrayList<>();

        @Override
        public CompletionStage<Admission> connect(ConnectRequest request) {
            heard.add(request);
            return answer;
        }

        @Override
        public void connected(Socket socket) {
            heard.add(socket);
        }

        @Override
        public void event(Socket socket, IncomingEvent event) {
            heard.add(event);
        }

        @Override
        public void disconnected(Socket socket, DisconnectReason reason) {
            heard.add(reason);
        }
    }
}
