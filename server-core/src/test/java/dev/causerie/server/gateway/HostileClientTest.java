package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Every limit at its boundary, and what breaks the rules below the packets. */
@ExtendWith(LeakWatch.class)
@Tag("timing")
class HostileClientTest {

    private static final int PAYLOAD = 100_000;
    private static final int TEXT = 0x81;
    private static final int TEXT_BEGINS = 0x01;
    private static final int CONTINUES = 0x00;
    private static final int ENDS = 0x80;

    private final TestGateway server = new TestGateway(
            engine -> engine.withMaxPayload(PAYLOAD),
            limits -> new SocketLimits(Duration.ofMillis(1_500), 1, 2, 1_000, 20, 8, 60, 3, 500, 2));

    @AfterEach
    void stop() {
        server.close();
    }

    private static String echoOf(int bytes) {
        String empty = "421[\"echo\",\"\"]";
        return "421[\"echo\",\"" + "x".repeat(bytes - empty.length()) + "\"]";
    }

    @Test
    void webSocketMessageOfTheLimitIsTakenAndOneByteMoreIsNot() throws Exception {
        TestClient client = server.connect();

        client.send(echoOf(PAYLOAD));
        assertThat(client.next()).startsWith("431[\"xxx");
        client.send(echoOf(PAYLOAD + 1));

        assertThat(client.closeCode()).isEqualTo(1009);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.MALFORMED_PACKET);
    }

    @Test
    void fragmentsCountTogether() throws Exception {
        byte[] half = "x".repeat(PAYLOAD / 2).getBytes(StandardCharsets.US_ASCII);
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.frame(TEXT_BEGINS, half);
            client.frame(CONTINUES, half);
            client.frame(ENDS, new byte[] {'x'});

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void postOfTheLimitIsTakenAndOneByteMoreIsNot() throws Exception {
        String session = server.connectPolling();

        assertThat(server.post(session, echoOf(PAYLOAD)).statusCode()).isEqualTo(200);
        assertThat(server.get(session).body()).startsWith("431[\"xxx");

        assertThat(server.post(session, echoOf(PAYLOAD + 1)).statusCode()).isEqualTo(413);
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x83, 0x8B})
    void frameWithReservedBitsOrOpcodeIsRefused(int first) throws Exception {
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.text("40");
            client.frame(first, "42[\"x\"]".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.closeCode()).isEqualTo(1002);
        }
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                .isEqualTo(DisconnectReason.MALFORMED_PACKET);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void frameWithoutAMaskIsRefused() throws Exception {
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.bytes(new byte[] {(byte) TEXT, 2, '4', '0'});

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.frame(TEXT, new byte[] {'4', '2', '[', '"', (byte) 0xC3, '"', ']'});

            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void codeArrivesAlsoWhereTheClientGoesOnSending() throws Exception {
        byte[] more = "42[\"more\"]".repeat(9_000).getBytes(StandardCharsets.US_ASCII);
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.text("4broken");
            for (int i = 0; i < 20; i++) {
                client.frame(TEXT, more);
            }

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void compressionIsNeverNegotiated() throws Exception {
        try (RawWebSocket client = new RawWebSocket(
                server.gateway.port(), "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(client.answer()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("extensions");
        }
    }

    @Test
    void compressedBodyIsNotDecompressed() throws Exception {
        String session = server.connectPolling();

        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(session))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0})));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void attachmentsUpToTheirNumberAndBytes() throws Exception {
        TestClient client = server.connect();
        client.send("452-7[\"echo\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        client.send(new byte[600]);
        client.send(new byte[400]);
        assertThat(client.next()).startsWith("462-7[");

        client.send("452-7[\"echo\"]");
        client.send(new byte[600]);
        client.send(new byte[401]);

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "453-[\"echo\"]",
                "42[\"123456789012345678901\"]",
                "42[\"x\",[[[[[[[[]]]]]]]]]",
                "42[\"x\",{\"a\":1,\"a\":1}]",
                "42[\"x\",[{\"b\":{\"a\":1,\"a\":1}}]]"
            })
    void whatIsBeyondALimitClosesTheConnection(String packet) throws Exception {
        TestClient client = server.connect();
        client.send("42[\"12345678901234567890\",[[[[[[[]]]]]]]]");
        assertThat(server.application.events.poll(5, TimeUnit.SECONDS)).isNotNull();

        client.send(packet);

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void jsonTokensUpToTheirNumber() throws Exception {
        TestClient client = server.connect();
        client.send("42[\"x\"" + ",0".repeat(57) + "]");
        assertThat(server.application.events.poll(5, TimeUnit.SECONDS)).isNotNull();

        client.send("42[\"x\"" + ",0".repeat(58) + "]");

        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(server.application.events).isEmpty();
    }

    @Test
    void oneNamespaceMoreIsRefusedAndTheConnectionLivesOn() throws Exception {
        TestClient client = server.connect();

        client.send("40/custom,");

        assertThat(client.next()).isEqualTo("44/custom,{\"message\":\"Too many namespaces\"}");
        client.send("41");
        client.send("40/custom,");
        assertThat(client.next()).startsWith("40/custom,{\"sid\"");
    }

    @Test
    void oneAwaitedAckMoreFailsAtOnce() throws Exception {
        TestClient client = server.connect();
        Socket socket = server.application.sockets.get(0);
        var first = socket.emitWithAck(TestGateway.EVENTS.write("a"), Duration.ofSeconds(20));
        var second = socket.emitWithAck(TestGateway.EVENTS.write("b"), Duration.ofSeconds(20));

        var third = socket.emitWithAck(TestGateway.EVENTS.write("c"), Duration.ofSeconds(20))
                .toCompletableFuture();

        assertThatThrownBy(() -> third.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        client.send("430[]");
        first.toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(socket.emitWithAck(TestGateway.EVENTS.write("d"), Duration.ofSeconds(20))
                        .toCompletableFuture())
                .isNotDone();
        assertThat(second.toCompletableFuture()).isNotDone();
        client.abort();
    }

    @Test
    void packetsThatWaitForADecisionAreBoundedInNumber() throws Exception {
        TestClient within = waiting();
        TestClient beyond = waiting();
        for (int i = 0; i < 3; i++) {
            within.send("42[\"x\"]");
            beyond.send("42[\"x\"]");
        }
        beyond.send("42[\"x\"]");
        assertThat(beyond.closeCode()).isEqualTo(1002);

        server.application.later.complete(Admission.accepted());

        assertThat(within.next()).startsWith("40{");
        within.expectNothingBeforeAnEcho();
        assertThat(server.application.events).hasSize(3);
    }

    @Test
    void packetsThatWaitForADecisionAreBoundedInBytes() throws Exception {
        TestClient client = waiting();

        client.send("42[\"" + "x\",\"".repeat(125) + "\"]");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void packetsThatWaitAreNotHandledAfterADenial() throws Exception {
        TestClient client = waiting();
        client.send("42[\"sneak\"]");

        server.application.later.complete(Admission.denied("no"));

        assertThat(client.next()).isEqualTo("44{\"message\":\"no\"}");
        client.send("40");
        assertThat(client.next()).startsWith("40{");
        client.expectNothingBeforeAnEcho();
        assertThat(server.application.events).isEmpty();
    }

    private TestClient waiting() throws Exception {
        TestClient client = server.openWebSocket();
        client.next();
        client.send("40{\"please\":\"later\"}");
        return client;
    }

    @Test
    void whoConnectsInTimeStaysAndWhoDoesNotIsClosed() throws Exception {
        TestClient silent = server.openWebSocket();
        long start = System.nanoTime();
        TestClient connected = server.connect();
        String polling = server.openPolling();

        assertThat(silent.closeCode()).isEqualTo(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_400));
        connected.expectNothingBeforeAnEcho();
        await().untilAsserted(() ->
                assertThat(server.post(polling, "40").statusCode()).isEqualTo(400));
    }

    @Test
    void sessionIdsAreOursWhateverTheClientSends() throws Exception {
        String first = id(server.get("EIO=4&transport=polling").body());

        HttpResponse<String> withCookie = server.send(HttpRequest.newBuilder(server.uri("EIO=4&transport=polling"))
                .header("Cookie", "io=" + first)
                .header("io", first));

        assertThat(withCookie.statusCode()).isEqualTo(200);
        assertThat(id(withCookie.body())).isNotEqualTo(first).hasSize(20);
        assertThat(server.get("EIO=4&transport=polling&sid=chosen-by-the-client")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String id(String open) throws Exception {
        return new ObjectMapper().readTree(open.substring(1)).path("sid").textValue();
    }

    @Test
    void malformedPacketsAreLoggedOnceASecondWithoutTheirPayload() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.causerie.server.gateway");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
        long start = System.nanoTime();
        try {
            for (String packet : List.of("4secret", "42[secret", "42[\"x\",{\"secret\":1,\"secret\":2}]", "secret")) {
                for (int i = 0; i < 5; i++) {
                    TestClient client = server.connect();
                    client.send(packet);
                    assertThat(client.closeCode()).isEqualTo(1002);
                }
            }
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("secret"));
        assertThat(lines.list).hasSizeBetween(1, (int) seconds + 2);
    }

    @Test
    void pingsOfAClientThatDoesNotReadPileUpNoPongs() throws Exception {
        try (TestGateway patient = new TestGateway(
                        engine -> engine.withPacketRate(dev.causerie.server.gateway.engineio.PacketRate.unlimited()),
                        limits -> limits);
                RawWebSocket client = new RawWebSocket(patient.gateway.port())) {
            client.text("40");
            await().until(() -> patient.application.sockets.size() == 1);
            Socket socket = patient.application.sockets.get(0);
            byte[] pings = pings(10_000);
            for (int i = 0; i < 20; i++) {
                client.bytes(pings);
                assertThat(socket.queuedBytes()).isLessThan(200_000);
            }
        }
    }

    private static byte[] pings(int count) {
        byte[] all = new byte[count * 131];
        for (int i = 0; i < count; i++) {
            all[i * 131] = (byte) 0x89;
            all[i * 131 + 1] = (byte) 0xFD;
        }
        return all;
    }
}
