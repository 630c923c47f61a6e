package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.gateway.address.AddressLimits;
import dev.causerie.server.gateway.address.AddressRanges;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
class AddressLimitTest {

    private static final AddressRanges LOOPBACK = AddressRanges.of(List.of("127.0.0.0/8"));

    private static TestGateway gateway(int limit, AddressRanges exempt, AddressRanges proxies) {
        return new TestGateway(settings -> settings.withAddresses(new AddressLimits(limit, exempt, proxies)));
    }

    private static HttpResponse<String> handshake(TestGateway server, String client) throws Exception {
        return server.send(
                HttpRequest.newBuilder(server.uri("EIO=4&transport=polling")).header("X-Forwarded-For", client));
    }

    @Test
    void connectionBeyondTheLimitIsClosedUnansweredAndOneThatEndsMakesRoom() throws Exception {
        try (TestGateway server = gateway(3, AddressRanges.none(), AddressRanges.none())) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(answered(server));
            }

            try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), server.gateway.port())) {
                refused.setSoTimeout(5_000);
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            open.get(0).close();

            await().ignoreExceptions().untilAsserted(() -> answered(server).close());
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** A connection whose first request was answered. */
    private static Socket answered(TestGateway server) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.gateway.port());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    @Test
    void sessionBeyondTheLimitIsRefusedOnBothTransportsAndOneThatEndsMakesRoom() throws Exception {
        try (TestGateway server = gateway(2, AddressRanges.none(), LOOPBACK)) {
            String polling = server.openPolling();
            TestClient webSocket = server.connect();

            assertThat(server.get("EIO=4&transport=polling").statusCode()).isEqualTo(429);
            assertThatThrownBy(server::openWebSocket).hasMessageContaining("WebSocketHandshakeException");
            server.post(polling, "1");

            await().untilAsserted(() -> assertThat(
                            server.get("EIO=4&transport=polling").statusCode())
                    .isEqualTo(200));
            webSocket.expectNothingBeforeAnEcho();
            webSocket.abort();
            await().ignoreExceptions().until(() -> {
                server.openWebSocket().abort();
                return true;
            });
        }
    }

    @Test
    void webSocketsThatAreNotOpenedTakeNoPlace() throws Exception {
        String outdated = """
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
                Host: localhost
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 12

                """;
        try (TestGateway server = gateway(1, AddressRanges.none(), LOOPBACK)) {
            for (int i = 0; i < 3; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.gateway.port())) {
                    socket.setSoTimeout(5_000);
                    socket.getOutputStream()
                            .write(outdated.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
                    byte[] status = socket.getInputStream().readNBytes(12);
                    assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 426");
                }
            }
            server.connect().abort();
        }
    }

    @Test
    void clientsBehindATrustedProxyCountEachByItself() throws Exception {
        try (TestGateway server = gateway(1, AddressRanges.none(), LOOPBACK)) {
            assertThat(handshake(server, "203.0.113.1").statusCode()).isEqualTo(200);
            assertThat(handshake(server, "203.0.113.2").statusCode()).isEqualTo(200);
            assertThat(handshake(server, "203.0.113.1").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void forwardedAddressOfAnybodyElseIsNotBelieved() throws Exception {
        try (TestGateway server = gateway(1, AddressRanges.none(), AddressRanges.none())) {
            assertThat(handshake(server, "203.0.113.1").statusCode()).isEqualTo(200);
            assertThat(handshake(server, "203.0.113.2").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void exemptAddressesHaveAsManyAsTheyLike() throws Exception {
        try (TestGateway server = gateway(1, LOOPBACK, AddressRanges.none())) {
            for (int i = 0; i < 5; i++) {
                server.connect();
            }
            assertThat(server.gateway.connectionCount()).isEqualTo(5);
        }
    }
}
