package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
class GatewayStopTest {

    @Test
    void clientsOfBothTransportsSeeTheirTransportClose() throws Exception {
        TestGateway server = new TestGateway();
        TestClient client = server.connect();
        String session = server.connectPolling();
        CompletableFuture<HttpResponse<String>> open = CompletableFuture.supplyAsync(() -> {
            try {
                return server.get(session);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        server.post(session, "421[\"echo\",1]");

        long start = System.nanoTime();
        server.gateway.stop(Duration.ofSeconds(5));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(open.get(5, TimeUnit.SECONDS).body()).isIn("1", "431[1]", "431[1]\u001e1");
        assertThat(server.application.disconnects)
                .containsExactlyInAnyOrder(DisconnectReason.SHUTDOWN, DisconnectReason.SHUTDOWN);
        assertThatThrownBy(server::openWebSocket).isNotNull();
    }

    @Test
    void portThatIsTakenIsNamed() {
        try (TestGateway first = new TestGateway()) {
            int port = first.gateway.port();
            Gateway second = new Gateway(
                    GatewaySettings.onPort(port).withHost("127.0.0.1"),
                    OriginPolicy.ownOnly(),
                    new ObjectMapper(),
                    new SecureRandom(),
                    first.application,
                    HttpSide.none());

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}
