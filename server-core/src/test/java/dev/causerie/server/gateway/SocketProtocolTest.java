package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import dev.causerie.server.gateway.engineio.Backpressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
class SocketProtocolTest {

    private final TestGateway server =
            new TestGateway(engine -> engine, limits -> limits.withConnectTimeout(Duration.ofMillis(800)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectIsAnsweredByTheSocketsId() throws Exception {
        TestClient client = server.opened();

        client.send("40");

        assertThat(client.next())
                .isEqualTo("40{\"sid\":\"" + server.onlySocket().id() + "\"}");
    }

    @Test
    void applicationMayChooseBothIds() throws Exception {
        TestClient client = server.opened();

        client.send("40{\"please\":\"recover\"}");

        assertThat(client.next()).isEqualTo("40{\"sid\":\"chosen-id\",\"pid\":\"private-id\"}");
    }

    @Test
    void namespacesAreConnectedEachByItself() throws Exception {
        TestClient client = server.connect();

        client.send("40/custom,");

        assertThat(client.next()).startsWith("40/custom,{\"sid\":");
        client.send("42/custom,5[\"echo\",1]");
        assertThat(client.next()).isEqualTo("43/custom,5[1]");
        client.send("41/custom,");
        client.expectNothingBeforeAnEcho();
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.CLIENT_DISCONNECT);
    }

    @Test
    void unknownNamespacesAreRefused() throws Exception {
        TestClient client = server.opened();

        client.send("40/random");

        assertThat(client.next()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void denialCarriesMessageAndData() throws Exception {
        TestClient client = server.opened();

        client.send("40{\"please\":\"deny\"}");

        assertThat(client.next()).isEqualTo("44{\"message\":\"UNAUTHORIZED\",\"data\":{\"code\":401}}");
    }

    @Test
    void failureToDecideDeniesWithoutItsCause() throws Exception {
        TestClient client = server.opened();

        client.send("40{\"please\":\"fail\"}");

        assertThat(client.next()).isEqualTo("44{\"message\":\"Internal server error\"}");
    }

    @Test
    void eventBeforeConnectIsNeverHandled() throws Exception {
        TestClient client = server.opened();

        client.send("42[\"sneak\"]");

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void eventAfterDenialIsNeverHandled() throws Exception {
        TestClient client = server.opened();
        client.send("40{\"please\":\"deny\"}");
        client.next();

        client.send("421[\"echo\",\"x\"]");
        client.send("42[\"sneak\"]");
        client.send("40");

        assertThat(client.next()).startsWith("40{\"sid\"");
        client.expectNothingBeforeAnEcho();
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void packetsWaitForTheDecisionAndKeepTheirOrder() throws Exception {
        TestClient client = server.opened();
        client.send("40{\"please\":\"later\"}");
        client.send("421[\"echo\",\"a\"]");
        client.send("422[\"echo\",\"b\"]");
        client.send("40/custom,");
        assertThat(client.next()).startsWith("40/custom,");

        server.application.later.complete(Admission.accepted());

        assertThat(client.next()).startsWith("40{\"sid\"");
        assertThat(client.next()).isEqualTo("431[\"a\"]");
        assertThat(client.next()).isEqualTo("432[\"b\"]");
    }

    @Test
    void tooManyPacketsBeforeTheDecisionCloseTheConnection() throws Exception {
        TestClient client = server.opened();
        client.send("40{\"please\":\"later\"}");

        for (int i = 0; i < 65; i++) {
            client.send("42[\"x\"]");
        }

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void connectionsWithoutConnectAreClosed() throws Exception {
        TestClient client = server.opened();

        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4", "4abc", "40", "42{}", "42abc[\"x\"]", "42[\"x\",{\"a\":1,\"a\":2}]", "42/never,[\"x\"]"})
    void malformedPacketsCloseTheConnection(String packet) throws Exception {
        TestClient client = server.connect();

        client.send(packet);

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void applicationsFailureEndsNobodysConnection() throws Exception {
        TestClient client = server.connect();

        client.send("42[\"throw\"]");

        client.expectNothingBeforeAnEcho();
    }

    @Test
    void binaryArrivesByteForByteBothWays() throws Exception {
        TestClient client = server.connect();
        byte[] leadingZero = {0, 0, 1, 2};
        byte[] likeText = "123:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] long1 = new byte[1_000_000];
        new java.util.Random(1).nextBytes(long1);
        List<byte[]> all = List.of(leadingZero, new byte[0], likeText, long1);

        client.send("454-9[\"echo\",{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}],"
                + "{\"a\":{\"_placeholder\":true,\"num\":2}},{\"_placeholder\":true,\"num\":3}]");
        for (byte[] part : all) {
            client.send(part);
        }

        assertThat(client.next())
                .isEqualTo("464-9[{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}],"
                        + "{\"a\":{\"_placeholder\":true,\"num\":2}},{\"_placeholder\":true,\"num\":3}]");
        for (byte[] part : all) {
            assertThat(client.nextBinary()).isEqualTo(part);
        }
    }

    @Test
    void broadcastWithBinaryReachesEverySocketWhole() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(server.connect());
        }
        await().until(() -> server.application.sockets.size() == 3);
        byte[] content = {0, 4, 8};

        server.gateway.broadcast(
                server.application.sockets,
                TestGateway.EVENTS.write("file", Map.of("content", content)),
                Backpressure.BUFFER);

        for (TestClient client : clients) {
            assertThat(client.next()).isEqualTo("451-[\"file\",{\"content\":{\"_placeholder\":true,\"num\":0}}]");
            assertThat(client.nextBinary()).isEqualTo(content);
        }
    }

    @Test
    void emitsAndBroadcastsOfOneThreadKeepTheirOrder() throws Exception {
        TestClient client = server.connect();
        Socket socket = server.onlySocket();

        emitAndBroadcast(socket, "");

        for (int i = 0; i < 300; i++) {
            assertThat(client.next()).isEqualTo("42[\"n\",\"" + i + "\"]");
        }
    }

    @Test
    void emitsAndBroadcastsOfTheSocketsOwnLoopKeepTheirOrderAlsoWhereTheNetworkTakesNoMore() throws Exception {
        TestClient client = server.connect();
        String padding = "x".repeat(20_000);
        server.application.task = socket -> emitAndBroadcast(socket, padding);

        client.send("42[\"run\"]");

        for (int i = 0; i < 300; i++) {
            assertThat(client.next()).isEqualTo("42[\"n\",\"" + i + padding + "\"]");
        }
    }

    @Test
    void volatileBroadcastOfItsOwnLoopSkipsWhoIsBehind() throws Exception {
        TestClient client = server.connect();
        OutgoingEvent large = TestGateway.EVENTS.write("n", "x".repeat(100_000));
        server.application.task = socket -> {
            for (int i = 0; i < 1_000 && socket.queuedBytes() < 100_000; i++) {
                server.gateway.broadcast(List.of(socket), large, Backpressure.BUFFER);
            }
            server.gateway.broadcast(List.of(socket), TestGateway.EVENTS.write("n", "skipped"), Backpressure.DROP);
            socket.emit(TestGateway.EVENTS.write("n", "last"));
        };

        client.send("42[\"run\"]");

        String received = client.next();
        while (received.length() > 100_000) {
            received = client.next();
        }
        assertThat(received).isEqualTo("42[\"n\",\"last\"]");
    }

    private void emitAndBroadcast(Socket socket, String padding) {
        for (int i = 0; i < 300; i += 3) {
            socket.emit(TestGateway.EVENTS.write("n", i + padding));
            server.gateway.broadcast(
                    List.of(socket), TestGateway.EVENTS.write("n", i + 1 + padding), Backpressure.BUFFER);
            socket.emit(TestGateway.EVENTS.write("n", i + 2 + padding));
        }
    }

    @Test
    void clientsAckCompletesTheStage() throws Exception {
        TestClient client = server.connect();
        CompletableFuture<List<JsonNode>> answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question", 1), Duration.ofSeconds(5))
                .toCompletableFuture();

        assertThat(client.next()).isEqualTo("420[\"question\",1]");
        client.send("461-0[{\"_placeholder\":true,\"num\":0}]");
        client.send(new byte[] {0, 1});

        assertThat(answer.get(5, TimeUnit.SECONDS)).containsExactly(BinaryNode.valueOf(new byte[] {0, 1}));
    }

    @Test
    void ackThatDoesNotComeFailsTheStageInTime() throws Exception {
        TestClient client = server.connect();

        var answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question"), Duration.ofMillis(50))
                .toCompletableFuture();

        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
        client.next();
        client.send("430[\"late\"]");
        client.expectNothingBeforeAnEcho();
    }

    @Test
    void ackOfAClientThatLeavesFailsTheStage() throws Exception {
        TestClient client = server.connect();
        var answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question"), Duration.ofSeconds(30))
                .toCompletableFuture();

        client.abort();

        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketClosedException.class);
    }

    @Test
    void replyCountsOnce() throws Exception {
        TestClient client = server.connect();
        client.send("427[\"ask\"]");
        Reply reply =
                server.application.events.poll(5, TimeUnit.SECONDS).reply().orElseThrow();

        assertThat(reply.answer("first")).isTrue();
        assertThat(reply.answer("second")).isFalse();

        assertThat(client.next()).isEqualTo("437[\"first\"]");
        client.expectNothingBeforeAnEcho();
    }

    @Test
    void serversDisconnectLeavesTheConnectionOpen() throws Exception {
        TestClient client = server.connect();
        Socket socket = server.onlySocket();

        socket.disconnect();
        socket.emit(TestGateway.EVENTS.write("too late"));

        assertThat(client.next()).isEqualTo("41");
        assertThat(socket.connected()).isFalse();
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.SERVER_DISCONNECT);
        client.send("42[\"on its way\"]");
        client.send("40");
        assertThat(client.next()).startsWith("40{");
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void closedTransportEndsTheConnectionAfterWhatWasSent() throws Exception {
        TestClient client = server.connect();
        Socket socket = server.onlySocket();

        socket.emit(TestGateway.EVENTS.write("last"));
        socket.closeTransport();

        assertThat(client.next()).isEqualTo("42[\"last\"]");
        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
    }
}
