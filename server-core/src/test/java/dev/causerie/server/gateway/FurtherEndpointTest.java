package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.engineio.CloseReason;
import dev.causerie.server.gateway.engineio.EngineEndpoint;
import dev.causerie.server.gateway.engineio.EngineMessage;
import dev.causerie.server.gateway.engineio.EngineSession;
import dev.causerie.server.gateway.engineio.EngineSettings;
import dev.causerie.server.gateway.engineio.SessionReceiver;
import dev.causerie.server.gateway.origin.OriginPolicy;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Engine.IO without Socket.IO, beside it on the same port. */
@ExtendWith(LeakWatch.class)
class FurtherEndpointTest {

    @Test
    void everyPathHasItsOwnProtocol() throws Exception {
        Gateway gateway = gateway("/raw/");
        gateway.start();
        try {
            TestClient raw = open(gateway, "/raw/");
            assertThat(raw.next()).startsWith("0{");
            raw.send("4hello");
            assertThat(raw.next()).isEqualTo("4hello");
            raw.send(new byte[] {0, 4, 1});
            assertThat(raw.nextBinary()).containsExactly(0, 4, 1);

            TestClient socket = open(gateway, "/socket.io/");
            assertThat(socket.next()).startsWith("0{");
            socket.send("40");
            assertThat(socket.next()).startsWith("40{\"sid\":");
            assertThat(gateway.connectionCount()).isEqualTo(2);
        } finally {
            gateway.stop(Duration.ofSeconds(1));
        }
    }

    @Test
    void itEndsWithTheGateway() throws Exception {
        Gateway gateway = gateway("/raw/");
        gateway.start();
        TestClient raw = open(gateway, "/raw/");
        raw.next();
        gateway.stop(Duration.ofSeconds(5));
        assertThat(raw.closeCode()).isEqualTo(1001);
    }

    @Test
    void twoEndpointsOnOnePathAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gateway("/socket.io/"))
                .withMessageContaining("/socket.io/");
    }

    private static Gateway gateway(String furtherPath) {
        SecureRandom random = new SecureRandom();
        return new Gateway(
                GatewaySettings.onPort(0).withHost("127.0.0.1"),
                OriginPolicy.ownOnly(),
                new ObjectMapper(),
                random,
                new EchoApplication(),
                HttpSide.none(),
                new EngineEndpoint(
                        EngineSettings.defaults().withPath(furtherPath), OriginPolicy.ownOnly(), random, Echo::new));
    }

    private static TestClient open(Gateway gateway, String path) throws Exception {
        return new TestClient(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + gateway.port() + path + "?EIO=4&transport=websocket"));
    }

    private record Echo(EngineSession session) implements SessionReceiver {

        @Override
        public void text(ByteBuf message) {
            session.send(EngineMessage.of("4" + message.toString(StandardCharsets.UTF_8)));
        }

        @Override
        public void binary(byte[] message) {
            session.send(EngineMessage.ofBinary(message));
        }

        @Override
        public void closed(CloseReason reason) {}
    }
}
