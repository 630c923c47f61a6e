package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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

/** The stock socket.io-client in Node against the built distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockClientIT {

    private Deployment server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        NodeTests.install();
        server = Deployment.in(
                        folder, Map.of("RATE_LIMITS", "off", "JWT_SECRET", "known to these tests, and long enough"))
                .start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "nodes.test.mjs",
                "matrix.test.mjs",
                "events.test.mjs",
                "events-mariadb.test.mjs",
                "restart.test.mjs",
                "notifications.test.mjs",
                "audit.test.mjs",
                "recovery.test.mjs",
                "document.test.mjs",
                "visio.test.mjs",
                "client3.test.mjs",
                "expiry.test.mjs",
                "host-actions.test.mjs",
                "host-control.test.mjs",
                "accounts.test.mjs",
                "chat.test.mjs",
                "rooms.test.mjs",
                "names.test.mjs"
            })
    void clientsAreServed(String file) throws Exception {
        NodeTests.pass(file, server);
    }

    @Test
    void clientsOfAnOlderProtocolAreRefusedAndNoted() throws Exception {
        long start = System.nanoTime();
        NodeTests.pass("client2.test.mjs", server);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(server.output().lines().filter(line -> line.contains("does not speak Engine.IO 4")))
                .as("one line a second at most")
                .hasSizeBetween(1, (int) seconds + 2);
    }
}
