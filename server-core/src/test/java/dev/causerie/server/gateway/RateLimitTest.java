package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.gateway.engineio.PacketRate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
class RateLimitTest {

    /** One packet a second after the first ten, of which the CONNECT is one. */
    private final TestGateway server =
            new TestGateway(engine -> engine.withPacketRate(new PacketRate(1, 10)), limits -> limits);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void burstIsTakenAndAWebSocketThatSendsOnIsClosed() throws Exception {
        TestClient client = server.connect();
        for (int i = 0; i < 9; i++) {
            client.send("42" + i + "[\"echo\"]");
        }
        for (int i = 0; i < 9; i++) {
            assertThat(client.next()).isEqualTo("43" + i + "[]");
        }

        for (int i = 0; i < 200 && !client.isClosed(); i++) {
            client.trySend("42[\"beyond\",\"" + "x".repeat(10_000) + "\"]");
        }

        assertThat(client.closeCode()).isEqualTo(1008);
        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_FAST);
        assertThat(server.application.events).hasSizeLessThan(10);
    }

    @Test
    void packetsOfAPollCountLikeOthers() throws Exception {
        String session = server.connectPolling();
        String nine = "42[\"x\"]" + "\u001e42[\"x\"]".repeat(8);
        assertThat(server.post(session, nine).statusCode()).isEqualTo(200);
        assertThat(server.application.events).hasSize(9);

        assertThat(server.post(session, nine).statusCode()).isEqualTo(429);

        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_FAST);
        assertThat(server.application.events).hasSizeLessThan(18);
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @Test
    void attachmentsCountByTheirBytes() throws Exception {
        TestClient client = server.connect();

        client.send("4510-[\"many\"]");
        for (int i = 0; i < 10; i++) {
            client.send(new byte[1_000]);
        }
        assertThat(server.application.events.poll(5, TimeUnit.SECONDS)).isNotNull();
        client.expectNothingBeforeAnEcho();
        client.send("4510-[\"large\"]");
        for (int i = 0; i < 10; i++) {
            client.trySend(new byte[64 * 1024]);
        }

        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void pingsOfAWebSocketCountToo() throws Exception {
        TestClient client = server.connect();

        for (int i = 0; i < 50 && !client.isClosed(); i++) {
            client.tryPing();
        }

        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void whoIsClosedDisturbsNobodyElse() throws Exception {
        TestClient quiet = server.connect();
        TestClient loud = server.connect();

        for (int i = 0; i < 50 && !loud.isClosed(); i++) {
            loud.trySend("42[\"x\"]");
        }
        loud.closeCode();

        await().until(() -> server.application.sockets.size() == 1);
        quiet.expectNothingBeforeAnEcho();
    }
}
