package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
class SlowClientTest {

    private static final long BOUND = 1024 * 1024;

    private final TestGateway server = new TestGateway(engine -> engine.withMaxQueuedBytes(BOUND), limits -> limits);
    private final OutgoingEvent event = TestGateway.EVENTS.write("x", "x".repeat(10_000));

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client that shakes hands, connects, and never reads again. */
    private java.net.Socket stuckClient() throws Exception {
        java.net.Socket tcp = new java.net.Socket(InetAddress.getLoopbackAddress(), server.gateway.port());
        OutputStream out = tcp.getOutputStream();
        String handshake = """
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """;
        out.write(handshake.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(tcp.getInputStream().read()).isEqualTo('H');
        // The text "40", masked with zeros.
        out.write(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'});
        await().until(() -> server.application.sockets.size() == 1);
        return tcp;
    }

    private int takenOf(int count, Socket socket) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            taken += socket.emitVolatile(event) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void volatileEventsAreSkippedAndTheQueueStaysShort() throws Exception {
        try (java.net.Socket stuck = stuckClient()) {
            Socket socket = server.application.sockets.get(0);
            await().pollInterval(Duration.ofMillis(5)).until(() -> takenOf(100, socket) == 0);

            assertThat(takenOf(1_000, socket)).isLessThan(20);
            assertThat(socket.queuedBytes()).isLessThan(300_000);
            assertThat(socket.connected()).isTrue();
            assertThat(stuck.isConnected()).isTrue();
        }
    }

    @Test
    void reliableEventsBeyondTheBoundCloseTheSocket() throws Exception {
        try (java.net.Socket stuck = stuckClient()) {
            Socket socket = server.application.sockets.get(0);
            long highest = 0;

            for (int i = 0; i < 20_000 && socket.connected(); i++) {
                socket.emit(event);
                highest = Math.max(highest, socket.queuedBytes());
            }

            assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_SLOW);
            assertThat(highest).isLessThanOrEqualTo(BOUND + 200_000);
            assertThat(stuck.isConnected()).isTrue();
        }
    }
}
