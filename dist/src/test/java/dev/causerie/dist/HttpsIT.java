package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built distribution with {@code run --https}, and clients that trust its certificate or do not look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsIT {

    private Deployment server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        NodeTests.install();
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off"), "--https").start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"https.test.mjs", "visio.test.mjs", "recovery.test.mjs"})
    void stockClientsAreServed(String file) throws Exception {
        NodeTests.pass(file, server);
    }

    @Test
    void theAddressIsPrintedAndTheKeyKeptFromOthers() throws Exception {
        assertThat(server.output()).contains("Causerie is ready: " + server.url());
        assertThat(server.url()).startsWith("https://");
        assertThat(Files.getPosixFilePermissions(server.data().resolve("https.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(server.output()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void noBrowserIsBoundToACertificateThatNobodyVouchesFor() throws Exception {
        var page = server.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("strict-transport-security")).isEmpty();
    }

    @Test
    void plainHttpIsTold() throws Exception {
        try (Socket socket = new Socket("localhost", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("https");
        }
        assertThat(server.output()).doesNotContain("NotSslRecord");
    }
}
