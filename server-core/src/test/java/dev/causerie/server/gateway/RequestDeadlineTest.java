package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
@Tag("timing")
class RequestDeadlineTest {

    private static final Duration LIMIT = Duration.ofMillis(600);
    private static final String POST = "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n";

    private final TestGateway server = new TestGateway(settings -> settings.withRequestTimeout(LIMIT));

    @AfterEach
    void stop() {
        server.close();
    }

    /** Sends one byte after the other until the server closes; how long that takes. */
    private static Duration trickle(RawHttp client, char drop) {
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !takes(client, drop));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean takes(RawHttp client, char drop) {
        try {
            client.send(String.valueOf(drop));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /socket.io/ HTTP/1.1\r\nX-Drop: ",
                POST + "Content-Length: 1000\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\nffff\r\n"
            })
    void requestThatTricklesInIsCutOff(String begun) throws Exception {
        try (RawHttp client = new RawHttp(server.gateway.port())) {
            client.send(begun);

            assertThat(trickle(client, 'a')).isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
        }
        assertThat(server.get("EIO=4&transport=polling").statusCode()).isEqualTo(200);
    }

    @Test
    void secondRequestOfAConnectionHasTheSameTime() throws Exception {
        try (RawHttp client = new RawHttp(server.gateway.port())) {
            client.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.status()).isEqualTo(404);

            assertThat(trickle(client, 'G')).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
        }
    }

    @Test
    void bodyThatKeepsTheRateIsTaken() throws Exception {
        String session = server.connectPolling();
        String body = "421[\"echo\",\"" + "x".repeat(100_000) + "\"]";
        try (RawHttp client = new RawHttp(server.gateway.port())) {
            long start = System.nanoTime();
            client.post(session, body.length(), "");
            int part = 5_000;
            for (int sent = 0; sent < body.length(); sent += part) {
                // 5,000 bytes every 100 ms are three times the rate.
                long due = start + TimeUnit.MILLISECONDS.toNanos(sent / 50);
                await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() - due >= 0);
                client.send(body.substring(sent, Math.min(sent + part, body.length())));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LIMIT.multipliedBy(3));
            assertThat(client.status()).isEqualTo(200);
        }
    }

    @Test
    void connectionsThatAskNothingAndAnswersThatTakeLongAreLeftAlone() throws Exception {
        String session = server.connectPolling();
        Socket socket = server.application.sockets.get(0);
        try (RawHttp idle = new RawHttp(server.gateway.port());
                RawHttp waiting = new RawHttp(server.gateway.port())) {
            waiting.send("GET /socket.io/?" + session + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            TestClient webSocket = server.connect();
            // Whoever trickles is cut off at the limit, so the others had more than that.
            for (int i = 0; i < 2; i++) {
                try (RawHttp slow = new RawHttp(server.gateway.port())) {
                    trickle(slow, 'G');
                }
            }

            socket.emit(TestGateway.EVENTS.write("late"));
            assertThat(waiting.status()).isEqualTo(200);
            webSocket.expectNothingBeforeAnEcho();
            idle.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(idle.status()).isEqualTo(404);
        } catch (IOException closed) {
            throw new UncheckedIOException("A connection was cut off", closed);
        }
    }
}
