package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the Socket.IO protocol v5 beyond those in {@link SocketProtocolTest}; docs/conformance.md lists them all. */
@ExtendWith(LeakWatch.class)
class SocketRulesTest {

    private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";
    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";

    private final TestGateway server = new TestGateway();

    @AfterEach
    void stop() {
        server.close();
    }

    private TestClient inCustom() throws Exception {
        TestClient client = server.opened();
        client.send("40/custom,");
        assertThat(client.next()).startsWith("40/custom,{\"sid\":\"");
        return client;
    }

    private IncomingEvent event() throws Exception {
        IncomingEvent event = server.application.events.poll(5, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static String sid(String packet) throws Exception {
        return new ObjectMapper()
                .readTree(packet.substring(packet.indexOf('{')))
                .path("sid")
                .textValue();
    }

    @Test
    void socketsIdIsAnotherInEachNamespaceAndNeverTheSessions() throws Exception {
        TestClient client = server.openWebSocket();
        String session = sid(client.next());
        client.send("40/custom,");
        String custom = sid(client.next());
        client.send("40");
        String main = sid(client.next());

        assertThat(List.of(session, custom, main)).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void nobodyIsInTheMainNamespaceWhoDidNotAsk() throws Exception {
        TestClient client = inCustom();

        client.send("42[\"sneak\"]");

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void denialNamesItsNamespace() throws Exception {
        TestClient client = server.opened();

        client.send("40/custom,{\"please\":\"deny\"}");

        assertThat(client.next()).isEqualTo("44/custom,{\"message\":\"UNAUTHORIZED\",\"data\":{\"code\":401}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"x\"]", "430[]", "41", "44{\"message\":\"x\"}", "451-[\"x\"]", "47", "4"})
    void whateverComesBeforeAConnectClosesTheConnection(String packet) throws Exception {
        TestClient client = server.opened();

        client.send(packet);
        if (packet.startsWith("45")) {
            client.trySend(new byte[] {1});
        }

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42", "42[]", "42{}", "421", "42[1]", "43[]", "43", "430", "430{}", "44{}", "47[\"x\"]", "41[]"})
    void packetsOfTheWrongShapeCloseTheConnectionOnBothTransports(String packet) throws Exception {
        TestClient client = server.connect();
        client.send(packet);
        assertThat(client.closeCode()).isEqualTo(1002);

        String session = server.connectPolling();
        assertThat(server.post(session, packet).statusCode()).isEqualTo(400);
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @Test
    void binaryThatBelongsToNothingClosesTheConnection() throws Exception {
        TestClient client = server.connect();

        client.send(new byte[] {4, 2});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void textInPlaceOfAnAttachmentClosesTheConnection() throws Exception {
        TestClient client = server.connect();

        client.send("451-[\"x\"," + PLACEHOLDER + "]");
        client.send("42[\"sneak\"]");

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void pongBetweenAnEventAndItsAttachmentIsNoFault() throws Exception {
        TestClient client = server.connect();

        client.send("451-[\"x\"," + PLACEHOLDER + "]");
        client.send("3");
        client.send(new byte[] {1});

        assertThat(event().arguments()).containsExactly(BinaryNode.valueOf(new byte[] {1}));
        client.abort();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999_999_999_999L})
    void ackHasTheEventsIdAndMayBeEmpty(long id) throws Exception {
        TestClient client = server.connect();

        client.send("42" + id + "[\"echo\"]");

        assertThat(client.next()).isEqualTo("43" + id + "[]");
        client.abort();
    }

    @Test
    void eventWithoutAnIdIsNotAcknowledged() throws Exception {
        TestClient client = server.connect();

        client.send("42[\"quiet\"]");

        assertThat(event().reply()).isEmpty();
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void serversEventsAndTheirAcksNameTheirNamespace() throws Exception {
        TestClient client = inCustom();
        var answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question"), Duration.ofSeconds(5))
                .toCompletableFuture();

        assertThat(client.next()).isEqualTo("42/custom,0[\"question\"]");
        client.send("43/custom,0[\"bar\"]");

        assertThat(answer.get(5, TimeUnit.SECONDS)).containsExactly(TextNode.valueOf("bar"));
        client.abort();
    }

    @Test
    void acksThatNobodyAwaitsAreDropped() throws Exception {
        TestClient client = server.connect();

        client.send("4312345[\"x\"]");

        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void ackOfOneNamespaceAnswersNothingInAnother() throws Exception {
        TestClient client = inCustom();
        var answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question"), Duration.ofSeconds(5))
                .toCompletableFuture();
        client.next();
        client.send("40");
        client.next();

        client.send("430[\"wrong\"]");
        client.expectNothingBeforeAnEcho();
        assertThat(answer).isNotDone();
        client.send("43/custom,0[\"right\"]");

        assertThat(answer.get(5, TimeUnit.SECONDS)).containsExactly(TextNode.valueOf("right"));
        client.abort();
    }

    @Test
    void acksOfSeveralEventsMayComeInAnyOrder() throws Exception {
        TestClient client = server.connect();
        Socket socket = server.onlySocket();
        var first = socket.emitWithAck(TestGateway.EVENTS.write("a"), Duration.ofSeconds(5))
                .toCompletableFuture();
        var second = socket.emitWithAck(TestGateway.EVENTS.write("b"), Duration.ofSeconds(5))
                .toCompletableFuture();
        assertThat(client.next()).isEqualTo("420[\"a\"]");
        assertThat(client.next()).isEqualTo("421[\"b\"]");

        client.send("431[\"to b\"]");
        client.send("430[]");

        assertThat(second.get(5, TimeUnit.SECONDS)).containsExactly(TextNode.valueOf("to b"));
        assertThat(first.get(5, TimeUnit.SECONDS)).isEmpty();
        client.abort();
    }

    @Test
    void attachmentsNameTheirNamespaceBothWays() throws Exception {
        TestClient client = inCustom();

        client.send("452-/custom,[\"baz\"," + SECOND + "," + PLACEHOLDER + "]");
        client.send(new byte[] {1, 2});
        client.send(new byte[] {3, 4});
        assertThat(event().arguments())
                .containsExactly(BinaryNode.valueOf(new byte[] {3, 4}), BinaryNode.valueOf(new byte[] {1, 2}));

        server.onlySocket().emit(TestGateway.EVENTS.write("baz", new byte[] {1, 2}, new byte[] {3, 4}));
        assertThat(client.next()).isEqualTo("452-/custom,[\"baz\"," + PLACEHOLDER + "," + SECOND + "]");
        assertThat(client.nextBinary()).containsExactly(1, 2);
        assertThat(client.nextBinary()).containsExactly(3, 4);
        client.abort();
    }

    @Test
    void binaryEventMayBeAnsweredByText() throws Exception {
        TestClient client = server.connect();

        client.send("451-14[\"foo\"," + PLACEHOLDER + "]");
        client.send(new byte[] {1, 2, 3, 4});
        event().reply().orElseThrow().answer("bar");

        assertThat(client.next()).isEqualTo("4314[\"bar\"]");
        client.abort();
    }

    @Test
    void textEventMayBeAnsweredByBinary() throws Exception {
        TestClient client = inCustom();

        client.send("42/custom,15[\"foo\"]");
        event().reply().orElseThrow().answer("bar", new byte[] {1, 2}, new byte[] {3});

        assertThat(client.next()).isEqualTo("462-/custom,15[\"bar\"," + PLACEHOLDER + "," + SECOND + "]");
        assertThat(client.nextBinary()).containsExactly(1, 2);
        assertThat(client.nextBinary()).containsExactly(3);
        client.abort();
    }

    @Test
    void binaryAckMayHaveSeveralAttachments() throws Exception {
        TestClient client = server.connect();
        var answer = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("question"), Duration.ofSeconds(5))
                .toCompletableFuture();
        client.next();

        client.send("462-0[" + PLACEHOLDER + ",\"bar\"," + SECOND + "]");
        client.send(new byte[] {1});
        client.send(new byte[] {2});

        assertThat(answer.get(5, TimeUnit.SECONDS))
                .containsExactly(
                        BinaryNode.valueOf(new byte[] {1}), TextNode.valueOf("bar"), BinaryNode.valueOf(new byte[] {2
                        }));
        client.abort();
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "41/,"})
    void clientsDisconnectIsNotAnsweredAndItMayComeBack(String disconnect) throws Exception {
        TestClient client = server.connect();
        Socket socket = server.onlySocket();

        client.send(disconnect);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.CLIENT_DISCONNECT);
        client.send("40");

        assertThat(client.next()).startsWith("40{\"sid\":\"").doesNotContain(socket.id());
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void serversDisconnectNamesItsNamespaceAndTheOthersLiveOn() throws Exception {
        TestClient client = inCustom();
        Socket custom = server.onlySocket();
        client.send("40");
        client.next();

        custom.disconnect();

        assertThat(client.next()).isEqualTo("41/custom,");
        client.expectNothingBeforeAnEcho();
        client.abort();
    }

    @Test
    void everythingGoesOverPollingToo() throws Exception {
        String session = server.openPolling();
        server.post(session, "40/never,\u001e40/custom,\u001e40{\"please\":\"deny\"}");

        String[] answers = server.get(session).body().split("\u001e", -1);

        assertThat(answers).hasSize(3);
        assertThat(answers[0]).isEqualTo("44/never,{\"message\":\"Invalid namespace\"}");
        assertThat(answers[1]).startsWith("40/custom,{\"sid\":\"");
        assertThat(answers[2]).isEqualTo("44{\"message\":\"UNAUTHORIZED\",\"data\":{\"code\":401}}");
        var acked = server.onlySocket()
                .emitWithAck(TestGateway.EVENTS.write("q", new byte[] {0, 1}), Duration.ofSeconds(5))
                .toCompletableFuture();
        assertThat(server.get(session).body()).isEqualTo("451-/custom,0[\"q\"," + PLACEHOLDER + "]\u001ebAAE=");
        server.post(session, "461-/custom,0[" + PLACEHOLDER + "]\u001ebAgM=");
        assertThat(acked.get(5, TimeUnit.SECONDS)).containsExactly(BinaryNode.valueOf(new byte[] {2, 3}));
        server.onlySocket().disconnect();
        assertThat(server.get(session).body()).isEqualTo("41/custom,");
    }
}
