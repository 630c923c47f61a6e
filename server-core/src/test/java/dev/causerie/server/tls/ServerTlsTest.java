package dev.causerie.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.config.CommandLine;
import dev.causerie.server.config.SettingsSource;
import dev.causerie.server.gateway.Tls;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerTlsTest {

    @TempDir
    Path data;

    @Test
    void withoutHttpsThereIsNoTlsAndNoFile() {
        assertThat(of(false)).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void onlyTls12And13WithForwardSecrecyAreSpoken() {
        Tls tls = of(true).orElseThrow();

        SSLEngine engine = tls.context().newEngine(UnpooledByteBufAllocator.DEFAULT);
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        assertThat(engine.getEnabledCipherSuites())
                .isNotEmpty()
                .allMatch(suite -> suite.matches("TLS_(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)"
                        + "|TLS_ECDHE_(RSA|ECDSA)_WITH_(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)"));
        assertThat(tls.handshakeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(data.resolve("https.pem")).exists();
    }

    private Optional<Tls> of(boolean https) {
        var settings = new SettingsSource(Map.of())
                .load(new CommandLine(Optional.empty(), Optional.empty(), Optional.of(data), https));
        return ServerTls.of(settings.server(), Clock.systemUTC(), new SecureRandom());
    }
}
