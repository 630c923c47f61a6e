package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock clients in Node against the gateway alone. */
class ConformanceServerIT {

    private static final int OPERATOR_MUST_ACT = 78;

    @TempDir
    Path folder;

    @Test
    void stockClientsAreEchoedAndTheServerEndsWhenTold() throws Exception {
        NodeTests.install();
        int port = Deployment.freePort();
        Process server = launch(port);
        try {
            String url = "http://localhost:" + port;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !server.isAlive() || output().contains(System.lineSeparator()));
            assertThat(output().lines())
                    .containsExactly("Conformance server is ready: " + url + "/socket.io/ and " + url + "/engine.io/");
            NodeTests.passAt(url, "conformance.test.mjs");
            server.destroy();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).as(output()).isIn(0, 143);
            assertThat(output().lines()).hasSize(1);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process server = launch(taken.getLocalPort());
            try {
                assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(server.exitValue()).as(output()).isEqualTo(OPERATOR_MUST_ACT);
                assertThat(output().lines()).singleElement().asString().contains("Port " + taken.getLocalPort());
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private Process launch(int port) throws IOException {
        String program = Deployment.home().resolve("bin/causerie").toString();
        ProcessBuilder builder = new ProcessBuilder(program, "conformance-server", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().put("JAVA_OPTS", Deployment.SHORT_LIVED);
        return builder.start();
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private String output() throws IOException {
        return Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : "";
    }
}
