package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
class HeartbeatTest {

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
        TestClient client = server.connect();
        long start = System.nanoTime();

        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.PING_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2_400), Duration.ofSeconds(4));
        client.closeCode();
    }
}
