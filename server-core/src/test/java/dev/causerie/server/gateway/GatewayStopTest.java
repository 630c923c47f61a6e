package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
@Tag("timing")
class GatewayStopTest {

    @Test
    void clientsOfBothTransportsSeeTheirTransportClose() throws Exception {
        TestGateway server = new TestGateway();
        TestClient client = server.connect();
        String session = server.connectPolling();
        try (RawHttp polls = new RawHttp(server.gateway.port());
                RawHttp later = new RawHttp(server.gateway.port())) {
            polls.send("GET /socket.io/?" + session + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            // Accepted after the other, and asking after it.
            later.send("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(later.status()).isEqualTo(200);

            assertThat(timeToStop(server, Duration.ofSeconds(5))).isLessThan(Duration.ofSeconds(5));

            assertThat(client.closeCode()).isEqualTo(1001);
            assertThat(polls.rest()).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n1");
        }
        assertThat(server.application.disconnects)
                .containsExactlyInAnyOrder(DisconnectReason.SHUTDOWN, DisconnectReason.SHUTDOWN);
        assertThatThrownBy(server::openWebSocket).isNotNull();
    }

    @Test
    void stopWaitsForNobodyOnceAllAreGone() throws Exception {
        TestGateway server = new TestGateway();
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(server.connect());
        }
        // Its connections are kept alive and ask for nothing more.
        server.connectPolling();
        server.openPolling();
        try (java.net.Socket silent = new java.net.Socket(InetAddress.getLoopbackAddress(), server.gateway.port())) {
            assertThat(silent.isConnected()).isTrue();

            assertThat(timeToStop(server, Duration.ofSeconds(20))).isLessThan(Duration.ofMillis(700));
        }
        for (TestClient client : clients) {
            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HT",
                "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\nGET",
                "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nab",
                "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\nab",
            })
    void stopDoesNotWaitForConnectionsThatAreOwedNothing(String begun) throws Exception {
        TestGateway server = new TestGateway();
        try (RawHttp client = new RawHttp(server.gateway.port())) {
            client.send(begun);
            // Accepted after the other.
            server.get("EIO=4&transport=polling");

            assertThat(timeToStop(server, Duration.ofSeconds(20))).isLessThan(Duration.ofMillis(700));
        }
    }

    @Test
    void stopDoesNotWaitForWebSocketsThatDoNotAnswerItsClose() throws Exception {
        TestGateway server = new TestGateway();
        try (RawWebSocket silent = new RawWebSocket(server.gateway.port());
                RawWebSocket connected = new RawWebSocket(server.gateway.port())) {
            connected.text("40");
            await().until(() -> server.application.sockets.size() == 1);

            assertThat(timeToStop(server, Duration.ofSeconds(20))).isLessThan(Duration.ofMillis(700));

            assertThat(silent.closeCode()).isEqualTo(1001);
            assertThat(connected.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void stopDoesNotWaitForRefusedWebSocketsToGo() throws Exception {
        TestGateway server = new TestGateway();
        try (RawWebSocket malformed = new RawWebSocket(server.gateway.port());
                RawWebSocket broken = new RawWebSocket(server.gateway.port())) {
            malformed.text("4broken");
            assertThat(malformed.closeCode()).isEqualTo(1002);
            broken.frame(0xFF, new byte[] {1});
            assertThat(broken.closeCode()).isEqualTo(1002);

            assertThat(timeToStop(server, Duration.ofSeconds(20))).isLessThan(Duration.ofMillis(700));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopDoesNotWaitForUpgradesAndSecondWebSockets(boolean probed) throws Exception {
        TestGateway server = new TestGateway();
        String session = server.connectPolling().replace("polling", "websocket");
        try (RawWebSocket candidate = RawWebSocket.of(server.gateway.port(), session)) {
            if (probed) {
                candidate.text("2probe");
                assertThat(candidate.next()).isEqualTo("3probe");
            }
            secondIsRefusedAndTheStopIsPrompt(server, session);
            candidate.untilItEnds();
        }
    }

    private static void secondIsRefusedAndTheStopIsPrompt(TestGateway server, String session) throws Exception {
        try (RawWebSocket second = RawWebSocket.of(server.gateway.port(), session)) {
            assertThat(second.closeCode()).isEqualTo(1002);

            assertThat(timeToStop(server, Duration.ofSeconds(20))).isLessThan(Duration.ofMillis(700));
        }
    }

    @Test
    void whoDoesNotReadIsCutOffWhenTheTimeIsOver() throws Exception {
        TestGateway server = new TestGateway();
        try (RawWebSocket stopped = new RawWebSocket(server.gateway.port())) {
            stopped.text("40");
            await().until(() -> server.application.sockets.size() == 1);
            Socket socket = server.application.sockets.get(0);
            OutgoingEvent event = TestGateway.EVENTS.write("x", "x".repeat(100_000));
            // Refused once, it may only have been behind for a moment.
            await().pollInterval(Duration.ofMillis(5))
                    .during(Duration.ofMillis(300))
                    .until(() -> !socket.emitVolatile(event));

            assertThat(timeToStop(server, Duration.ofMillis(300)))
                    .isBetween(Duration.ofMillis(250), Duration.ofMillis(1_200));
        }
    }

    @Test
    void anotherStopDoesNothing() throws Exception {
        TestGateway server = new TestGateway();
        TestClient client = server.connect();
        server.connectPolling();
        server.gateway.stop(Duration.ofSeconds(5));

        assertThat(timeToStop(server, Duration.ofSeconds(5))).isLessThan(Duration.ofMillis(500));

        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(server.application.disconnects).hasSize(2);
    }

    private static Duration timeToStop(TestGateway server, Duration within) {
        long start = System.nanoTime();
        server.gateway.stop(within);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void portThatIsTakenIsNamedAndWhoDidNotStartCanBeStopped() {
        try (TestGateway first = new TestGateway()) {
            int port = first.gateway.port();
            Gateway second = new Gateway(
                    GatewaySettings.onPort(port).withHost("127.0.0.1"),
                    OriginPolicy.ownOnly(),
                    new ObjectMapper(),
                    new SecureRandom(),
                    first.application,
                    HttpSide.none());

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
            assertThatCode(() -> second.stop(Duration.ofSeconds(5))).doesNotThrowAnyException();
        }
    }
}
