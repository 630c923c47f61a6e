package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
class EngineProtocolTest {

    private final TestGateway server = new TestGateway(
            engine -> engine.withMaxPayload(100_000).withUpgradeTimeout(Duration.ofMillis(500)), limits -> limits);

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode open(String packet) throws Exception {
        assertThat(packet).startsWith("0");
        return new ObjectMapper().readTree(packet.substring(1));
    }

    private CompletableFuture<HttpResponse<String>> poll(String session) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.get(session);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void pollingHandshakeTellsTheTermsOfTheSession() throws Exception {
        HttpResponse<String> response = server.get("EIO=4&transport=polling");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode terms = open(response.body());
        assertThat(terms.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
        assertThat(terms.path("sid").textValue()).hasSize(20);
        assertThat(terms.path("upgrades").toString()).isEqualTo("[\"websocket\"]");
        assertThat(terms.path("pingInterval").intValue()).isEqualTo(10_000);
        assertThat(terms.path("pingTimeout").intValue()).isEqualTo(5_000);
        assertThat(terms.path("maxPayload").intValue()).isEqualTo(100_000);
    }

    @Test
    void webSocketHandshakeOffersNoUpgrade() throws Exception {
        TestClient client = server.openWebSocket();

        assertThat(open(client.next()).path("upgrades").toString()).isEqualTo("[]");
        client.abort();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, EIO=4&transport=abc, 0, Transport unknown",
        "GET, EIO=4, 0, Transport unknown",
        "GET, EIO=4&transport=polling&sid=unknown, 1, Session ID unknown",
        "POST, EIO=4&transport=polling&sid=unknown, 1, Session ID unknown",
        "POST, EIO=4&transport=polling, 2, Bad handshake method",
        "PUT, EIO=4&transport=polling, 2, Bad handshake method",
        "GET, EIO=4&transport=websocket, 3, Bad request",
        "GET, transport=polling, 5, Unsupported protocol version",
        "GET, EIO=3&transport=polling, 5, Unsupported protocol version",
        "GET, EIO=abc&transport=polling, 5, Unsupported protocol version",
    })
    void badRequestsAreRefusedByCodeAndMessage(String method, String query, int code, String message) throws Exception {
        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri(query)).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"transport=websocket", "EIO=3&transport=websocket", "EIO=4&transport=websocket&sid=unknown"})
    void badWebSocketsAreRefused(String query) {
        assertThatThrownBy(() -> server.webSocket(query)).hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void payloadsOfSeveralPacketsAreHandledInOrder() throws Exception {
        String session = server.connectPolling();

        HttpResponse<String> post =
                server.post(session, "421[\"echo\",\"a\"]\u001e422[\"echo\",\"b\"]\u001e423[\"echo\",\"c\"]");

        assertThat(post.body()).isEqualTo("ok");
        assertThat(server.get(session).body()).isEqualTo("431[\"a\"]\u001e432[\"b\"]\u001e433[\"c\"]");
    }

    @Test
    void binaryInPayloadsIsBase64() throws Exception {
        String session = server.connectPolling();

        server.post(session, "451-7[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001ebAAECAw==");

        assertThat(server.get(session).body()).isEqualTo("461-7[{\"_placeholder\":true,\"num\":0}]\u001ebAAECAw==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "9", "0", "2", "5", "b***", "4\u001e\u001e", "42[\"x\"]\u001e"})
    void malformedPayloadsCloseTheSession(String body) throws Exception {
        String session = server.connectPolling();

        assertThat(server.post(session, body).statusCode()).isEqualTo(400);
        assertThat(server.get(session).statusCode()).isEqualTo(400);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.MALFORMED_PACKET);
    }

    @Test
    void payloadsBeyondTheLimitCloseTheSession() throws Exception {
        String session = server.connectPolling();
        server.post(session, "421[\"echo\",\"" + "x".repeat(100_000 - 14) + "\"]");
        assertThat(server.get(session).body()).hasSizeGreaterThan(99_000);

        assertThat(server.post(session, "4".repeat(100_001)).statusCode()).isEqualTo(413);
    }

    @Test
    void secondPollBesideAnOpenOneClosesTheSession() throws Exception {
        String session = server.openPolling();
        CompletableFuture<HttpResponse<String>> first = poll(session);
        CompletableFuture<HttpResponse<String>> second = poll(session);

        var bodies = java.util.List.of(
                first.get(5, TimeUnit.SECONDS).body(),
                second.get(5, TimeUnit.SECONDS).body());

        assertThat(bodies).containsExactlyInAnyOrder("1", "{\"code\":3,\"message\":\"Bad request\"}");
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @Test
    void closePacketAnswersTheOpenPollAndEndsTheSession() throws Exception {
        String session = server.connectPolling();
        CompletableFuture<HttpResponse<String>> open = poll(session);

        assertThat(server.post(session, "1").body()).isEqualTo("ok");

        assertThat(open.get(5, TimeUnit.SECONDS).body()).isEqualTo("6");
        assertThat(server.get(session).statusCode()).isEqualTo(400);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "2", "2probe", "5", "9", ""})
    void malformedPacketsCloseTheWebSocket(String packet) throws Exception {
        TestClient client = server.connect();

        client.send(packet);

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.MALFORMED_PACKET);
    }

    @Test
    void messagesBeyondTheLimitCloseTheWebSocket() throws Exception {
        TestClient client = server.connect();

        client.send("421[\"echo\",\"" + "x".repeat(100_000) + "\"]");

        assertThat(client.closeCode()).isEqualTo(1009);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void closePacketClosesTheWebSocket() throws Exception {
        TestClient client = server.connect();

        client.send("1");

        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void upgradeCarriesTheSessionOverWithNothingLost() throws Exception {
        String session = server.connectPolling();
        Socket socket = server.application.sockets.get(0);
        CompletableFuture<HttpResponse<String>> open = poll(session);
        TestClient client = server.webSocket(session.replace("polling", "websocket"));

        client.send("2probe");
        assertThat(client.next()).isEqualTo("3probe");
        assertThat(open.get(5, TimeUnit.SECONDS).body()).isEqualTo("6");
        socket.emit(TestGateway.EVENTS.write("between"));
        client.send("5");
        client.send("421[\"echo\",\"at once\"]");

        assertThat(client.next()).isEqualTo("42[\"between\"]");
        assertThat(client.next()).isEqualTo("431[\"at once\"]");
        assertThat(server.get(session).statusCode()).isEqualTo(400);
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void secondWebSocketOfASessionIsClosedAndTheFirstLivesOn() throws Exception {
        String session = server.connectPolling();
        TestClient client = server.webSocket(session.replace("polling", "websocket"));
        client.send("2probe");
        client.next();
        client.send("5");

        TestClient second = server.webSocket(session.replace("polling", "websocket"));

        second.closeCode();
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void upgradeThatIsNotCompletedLeavesTheSessionPolling() throws Exception {
        String session = server.connectPolling();
        try (RawWebSocket client = RawWebSocket.of(server.gateway.port(), session.replace("polling", "websocket"))) {
            client.untilItEnds();
        }

        server.post(session, "421[\"echo\",1]");
        await().untilAsserted(() -> assertThat(server.get(session).body()).contains("431[1]"));
    }

    @Test
    void manyPacketsToAPollingClientAreAllDelivered() throws Exception {
        String session = server.connectPolling();
        Socket socket = server.application.sockets.get(0);
        CompletableFuture<Void> emitted = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 500; i++) {
                socket.emit(TestGateway.EVENTS.write("n", i));
            }
        });

        int next = 0;
        while (next < 500) {
            for (String packet : server.get(session).body().split("\u001e", -1)) {
                if (packet.equals("2")) {
                    server.post(session, "3");
                } else {
                    assertThat(packet).isEqualTo("42[\"n\"," + next++ + "]");
                }
            }
        }
        emitted.get(5, TimeUnit.SECONDS);
    }

    @Test
    void foreignOriginsAreRefusedOnBothTransports() throws Exception {
        HttpResponse<String> polling = server.send(
                HttpRequest.newBuilder(server.uri("EIO=4&transport=polling")).header("Origin", "https://evil.example"));

        assertThat(polling.statusCode()).isEqualTo(403);
        assertThat(polling.headers().firstValue("access-control-allow-origin")).isEmpty();
        var webSocket = java.net.http.HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", "https://evil.example")
                .buildAsync(
                        java.net.URI.create(server.uri("EIO=4&transport=websocket")
                                .toString()
                                .replace("http", "ws")),
                        new java.net.http.WebSocket.Listener() {});
        assertThatThrownBy(() -> webSocket.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void listedOriginsAreNamedInTheAnswer() throws Exception {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("EIO=4&transport=polling"))
                .header("Origin", "https://app.example.org"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example.org");
        assertThat(response.headers().firstValue("access-control-allow-credentials"))
                .hasValue("true");
    }

    @Test
    void preflightsAreAnsweredForListedOriginsOnly() throws Exception {
        HttpRequest.Builder listed = HttpRequest.newBuilder(server.uri("EIO=4&transport=polling"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type");
        HttpRequest.Builder foreign = HttpRequest.newBuilder(server.uri("EIO=4&transport=polling"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST");

        HttpResponse<String> allowed = server.send(listed);

        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("access-control-allow-headers")).hasValue("content-type");
        assertThat(server.send(foreign).headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
