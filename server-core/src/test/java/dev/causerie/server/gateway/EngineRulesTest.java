package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the Engine.IO protocol v4 beyond those in {@link EngineProtocolTest}; docs/conformance.md lists them all. */
@ExtendWith(LeakWatch.class)
@Tag("timing")
class EngineRulesTest {

    private final TestGateway server = new TestGateway();

    @AfterEach
    void stop() {
        server.close();
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

    private TestClient webSocketOf(String session) throws Exception {
        return server.webSocket(session.replace("polling", "websocket"));
    }

    /** For connections that end without a close frame: Java's own client does not notice that now and then, and stays in CLOSE-WAIT. */
    private RawWebSocket rawWebSocketOf(String session) throws Exception {
        return RawWebSocket.of(server.gateway.port(), session.replace("polling", "websocket"));
    }

    private TestClient upgraded(String session) throws Exception {
        TestClient client = webSocketOf(session);
        client.send("2probe");
        assertThat(client.next()).isEqualTo("3probe");
        client.send("5");
        client.expectNothingBeforeAnEcho();
        return client;
    }

    @Test
    void pathIsServedWithoutItsLastSlashToo() throws Exception {
        URI uri = URI.create(server.uri("EIO=4&transport=polling").toString().replace("/socket.io/?", "/socket.io?"));

        assertThat(server.send(HttpRequest.newBuilder(uri)).body()).startsWith("0{");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, polling, 2, Bad handshake method",
        "DELETE, polling, 2, Bad handshake method",
        "PATCH, polling, 2, Bad handshake method",
        "POST, websocket, 3, Bad request",
        "GET, websocket, 3, Bad request",
        "GET, other, 0, Transport unknown",
    })
    void requestsThatNoTransportKnowsAreRefusedAndTheSessionLivesOn(
            String method, String transport, int code, String message) throws Exception {
        String session = server.connectPolling();
        String query = session.replace("transport=polling", "transport=" + transport);

        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(query))
                .method(method, HttpRequest.BodyPublishers.ofString("421[\"echo\"]")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
        assertThat(server.post(session, "421[\"echo\",1]").statusCode()).isEqualTo(200);
        assertThat(server.get(session).body()).isEqualTo("431[1]");
    }

    @Test
    void answersTellTheirContentTypeAndAreNotStored() throws Exception {
        HttpResponse<String> open = server.get("EIO=4&transport=polling");

        assertThat(open.headers().firstValue("content-type")).hasValue("text/plain; charset=UTF-8");
        assertThat(open.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;charset=UTF-8", "application/octet-stream", ""})
    void bodiesAreReadAsTextWhateverTheirContentType(String type) throws Exception {
        String session = server.connectPolling();
        HttpRequest.Builder post = HttpRequest.newBuilder(server.uri(session))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "451-7[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001ebAAE="));

        HttpResponse<String> answer = server.send(type.isEmpty() ? post : post.header("Content-Type", type));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(server.get(session).body()).isEqualTo("461-7[{\"_placeholder\":true,\"num\":0}]\u001ebAAE=");
    }

    @Test
    void pollWaitsUntilThereIsSomethingToSend() throws Exception {
        String session = server.connectPolling();
        Socket socket = server.application.sockets.get(0);
        CompletableFuture<HttpResponse<String>> open = poll(session);

        server.post(session, "42[\"noted\"]");
        assertThat(server.application.events.poll(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(open).isNotDone();
        socket.emit(TestGateway.EVENTS.write("now"));

        assertThat(open.get(5, TimeUnit.SECONDS).body()).isEqualTo("42[\"now\"]");
    }

    @Test
    void secondPostBesideAnOpenOneClosesTheSession() throws Exception {
        String session = server.connectPolling();
        String body = "421[\"echo\",1]";
        try (RawHttp first = new RawHttp(server.gateway.port())) {
            first.post(session, body.length(), body.substring(0, 5));

            await().untilAsserted(() ->
                    assertThat(server.post(session, body).statusCode()).isEqualTo(400));

            first.send(body.substring(5));
            assertThat(first.status()).isEqualTo(400);
        }
        assertThat(server.get(session).statusCode()).isEqualTo(400);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.TRANSPORT_ERROR);
    }

    @Test
    void postsOneAfterTheOtherOnManyConnectionsAreFine() throws Exception {
        String session = server.connectPolling();
        String body = "42[\"noted\"]";
        for (int i = 0; i < 50; i++) {
            try (RawHttp next = new RawHttp(server.gateway.port())) {
                next.post(session, body.length(), body);
                assertThat(next.status()).isEqualTo(200);
            }
        }
        assertThat(server.application.events).hasSize(50);
    }

    @Test
    void postThatIsGivenUpMakesRoomForTheNext() throws Exception {
        try (TestGateway oneLoop = new TestGateway(settings -> new GatewaySettings(
                settings.host(),
                0,
                1,
                settings.namespaces(),
                settings.engine(),
                settings.limits(),
                settings.addresses(),
                settings.requestTimeout()))) {
            String session = oneLoop.connectPolling();
            try (RawHttp first = new RawHttp(oneLoop.gateway.port())) {
                first.post(session, 100, "42[");
                first.endOutput();
                assertThat(first.rest()).isEmpty();
            }

            assertThat(oneLoop.post(session, "421[\"echo\",1]").statusCode()).isEqualTo(200);
            assertThat(oneLoop.get(session).body()).isEqualTo("431[1]");
        }
    }

    @Test
    void bothTransportsTellTheSameTerms() throws Exception {
        TestClient client = server.openWebSocket();
        JsonNode overWebSocket = new ObjectMapper().readTree(client.next().substring(1));
        JsonNode overPolling = new ObjectMapper()
                .readTree(server.get("EIO=4&transport=polling").body().substring(1));

        assertThat(overWebSocket.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
        for (String term : new String[] {"pingInterval", "pingTimeout", "maxPayload"}) {
            assertThat(overWebSocket.path(term)).isEqualTo(overPolling.path(term));
        }
        assertThat(overWebSocket.path("sid").textValue())
                .hasSize(20)
                .isNotEqualTo(overPolling.path("sid").textValue());
        client.abort();
    }

    @Test
    void eachPacketHasAFrameOfItsOwn() throws Exception {
        TestClient client = server.connect();
        await().until(() -> server.application.sockets.size() == 1);
        Socket socket = server.application.sockets.get(0);

        socket.emit(TestGateway.EVENTS.write("a"));
        socket.emit(TestGateway.EVENTS.write("b", new byte[] {1}));

        assertThat(client.next()).isEqualTo("42[\"a\"]");
        assertThat(client.next()).isEqualTo("451-[\"b\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(client.nextBinary()).containsExactly(1);
        client.abort();
    }

    @Test
    void textIsUtf8OnBothTransports() throws Exception {
        String text = "é€😀\u2028";
        TestClient client = server.connect();
        client.send("421[\"echo\",\"" + text + "\"]");
        assertThat(echoed(client.next())).isEqualTo(text);
        client.abort();

        String session = server.connectPolling();
        server.post(session, "421[\"echo\",\"" + text + "\"]");
        assertThat(echoed(server.get(session).body())).isEqualTo(text);
    }

    /** What an ack says, however its JSON is escaped. */
    private static String echoed(String ack) throws Exception {
        assertThat(ack).startsWith("431[");
        return new ObjectMapper().readTree(ack.substring(3)).path(0).textValue();
    }

    @Test
    void severalAttachmentsGoInOnePayload() throws Exception {
        String session = server.connectPolling();
        String placeholders = "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}";

        server.post(session, "452-7[\"echo\"," + placeholders + "]\u001ebAAE=\u001eb\u001e42[\"noted\"]");

        assertThat(server.get(session).body()).isEqualTo("462-7[" + placeholders + "]\u001ebAAE=\u001eb");
        assertThat(server.application.events.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "6", "3\u001e6\u001e3"})
    void pongsAndNoopsThatNobodyAskedForAreNoFault(String packets) throws Exception {
        String session = server.connectPolling();
        assertThat(server.post(session, packets).statusCode()).isEqualTo(200);

        TestClient client = server.connect();
        for (String packet : packets.split("\u001e", -1)) {
            client.send(packet);
        }
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void serversCloseReachesAPollAsAClosePacket() throws Exception {
        String session = server.connectPolling();
        CompletableFuture<HttpResponse<String>> open = poll(session);
        Socket socket = server.application.sockets.get(0);

        socket.closeTransport();

        assertThat(open.get(5, TimeUnit.SECONDS).body()).isEqualTo("1");
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "2", "2other", "2probe2", "3probe", "42[\"sneak\"]", ""})
    void whoDoesNotProbeFirstMayNotUpgrade(String first) throws Exception {
        String session = server.connectPolling();
        try (RawWebSocket client = rawWebSocketOf(session)) {
            client.text(first);

            assertThat(client.untilItEnds()).isEmpty();
        }
        assertThat(server.application.events).isEmpty();
        assertThat(server.post(session, "421[\"echo\",1]").statusCode()).isEqualTo(200);
        assertThat(server.get(session).body()).isEqualTo("431[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2probe", "4", "42[\"sneak\"]", "3"})
    void onlyTheUpgradePacketFollowsTheProbe(String second) throws Exception {
        String session = server.connectPolling();
        try (RawWebSocket client = rawWebSocketOf(session)) {
            client.text("2probe");
            assertThat(client.next()).isEqualTo("3probe");

            client.text(second);

            assertThat(client.untilItEnds()).isEmpty();
        }
        assertThat(server.application.events).isEmpty();
        assertThat(server.post(session, "421[\"echo\",1]").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(server.get(session).body()).contains("431[1]"));
    }

    @Test
    void upgradeMayBeTriedAgain() throws Exception {
        String session = server.connectPolling();
        try (RawWebSocket failed = rawWebSocketOf(session)) {
            failed.text("5");
            failed.untilItEnds();
        }

        // That the server has seen the end of the first is not to be seen from here.
        await().untilAsserted(() -> {
            TestClient second = webSocketOf(session);
            second.send("2probe");
            assertThat(second.next()).isEqualTo("3probe");
            second.send("5");
            second.expectNothingBeforeAnEcho();
            second.abort();
        });
    }

    @Test
    void postsAndPollsAfterAnUpgradeAreRefusedAndTheSessionLivesOn() throws Exception {
        String session = server.connectPolling();
        TestClient client = upgraded(session);

        assertThat(server.post(session, "42[\"sneak\"]").statusCode()).isEqualTo(400);
        assertThat(server.get(session).statusCode()).isEqualTo(400);

        client.expectNothingBeforeAnEcho();
        assertThat(server.application.events).isEmpty();
        client.abort();
    }

    @Test
    void secondWebSocketIsClosedWhileTheFirstUpgrades() throws Exception {
        String session = server.connectPolling();
        TestClient first = webSocketOf(session);
        first.send("2probe");
        assertThat(first.next()).isEqualTo("3probe");

        TestClient second = webSocketOf(session);

        assertThat(second.closeCode()).isEqualTo(1002);
        first.send("5");
        first.expectNothingBeforeAnEcho();
        first.abort();
    }

    @Test
    void secondWebSocketBesideOneThatBeganTheSessionIsClosed() throws Exception {
        TestClient first = server.openWebSocket();
        String id = new ObjectMapper()
                .readTree(first.next().substring(1))
                .path("sid")
                .textValue();
        first.send("40");
        first.next();

        TestClient second = server.webSocket("EIO=4&transport=websocket&sid=" + id);

        assertThat(second.closeCode()).isEqualTo(1002);
        first.expectNothingBeforeAnEcho();
        first.abort();
    }

    @Test
    void heartbeatGoesOnAfterAnUpgrade() throws Exception {
        try (TestGateway quick = new TestGateway(
                engine -> engine.withHeartbeat(Duration.ofMillis(300), Duration.ofSeconds(2)), limits -> limits)) {
            String session = quick.connectPolling();
            TestClient client = quick.webSocket(session.replace("polling", "websocket"));
            client.send("2probe");
            assertThat(client.next()).isEqualTo("3probe");
            client.send("5");

            for (int beat = 0; beat < 2; beat++) {
                assertThat(client.next()).isEqualTo("2");
                client.send("3");
            }
            assertThat(client.next()).isEqualTo("2");
            assertThat(quick.application.disconnects.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(DisconnectReason.PING_TIMEOUT);
        }
    }
}
