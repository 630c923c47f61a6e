package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
@Tag("timing")
class HeartbeatTest {

    private static final int ROUNDS = 15;

    private final TestGateway server = new TestGateway(
            engine -> engine.withHeartbeat(Duration.ofMillis(500), Duration.ofSeconds(2)), limits -> limits);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pollingHeartbeatGoesOnAsLongAsItIsAnswered() throws Exception {
        String session = server.openPolling();

        for (int beat = 0; beat < 3; beat++) {
            assertThat(server.get(session).body()).isEqualTo("2");
            assertThat(server.post(session, "3").body()).isEqualTo("ok");
        }
    }

    @Test
    void webSocketHeartbeatGoesOnAsLongAsItIsAnswered() throws Exception {
        TestClient client = server.openWebSocket();
        client.next();

        for (int beat = 0; beat < 3; beat++) {
            assertThat(client.next()).isEqualTo("2");
            client.send("3");
        }
        client.abort();
    }

    @Test
    void silentClientsAreClosedAfterIntervalAndTimeout() throws Exception {
        try (RawWebSocket client = new RawWebSocket(server.gateway.port())) {
            client.next();
            client.text("40");
            client.next();
            long start = System.nanoTime();

            assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(DisconnectReason.PING_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(2_400), Duration.ofSeconds(4));
            client.untilItEnds();
        }
    }

    @Test
    void webSocketsAreClosedWithin20MsOfTheirDeadline() throws Exception {
        assertThat(medianLateness(precise -> {
                    RawWebSocket client = new RawWebSocket(precise.gateway.port());
                    client.next();
                    return () -> {
                        client.untilItEnds();
                        client.close();
                    };
                }))
                .isLessThan(Duration.ofMillis(20));
    }

    @Test
    void pollingClientsAreClosedWithin20MsOfTheirDeadline() throws Exception {
        assertThat(medianLateness(precise -> {
                    String session = precise.openPolling();
                    return () -> {
                        precise.post(session, "40");
                        precise.get(session);
                        assertThat(precise.get(session).body()).isEqualTo("2");
                        assertThat(precise.application.disconnects.poll(5, TimeUnit.SECONDS))
                                .isEqualTo(DisconnectReason.PING_TIMEOUT);
                    };
                }))
                .isLessThan(Duration.ofMillis(20));
    }

    /** How far from interval and timeout after its opening a client that never answers sees its end. */
    private static Duration medianLateness(Opening opening) throws Exception {
        List<Long> millis = new ArrayList<>();
        try (TestGateway precise = new TestGateway(
                engine -> engine.withHeartbeat(Duration.ofMillis(170), Duration.ofMillis(230)), limits -> limits)) {
            for (int round = 0; round < ROUNDS; round++) {
                Ending ending = opening.open(precise);
                long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400);
                ending.await();
                millis.add(Math.abs(System.nanoTime() - deadline) / 1_000_000);
            }
        }
        Collections.sort(millis);
        return Duration.ofMillis(millis.get(ROUNDS / 2));
    }

    /** Opens a connection. */
    private interface Opening {
        Ending open(TestGateway server) throws Exception;
    }

    /** Waits for its end. */
    private interface Ending {
        void await() throws Exception;
    }
}
