package dev.causerie.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("timing")
class JobsKillTest {
    @TempDir
    Path folder;

    @Test
    void theJobOfAKilledProcessRunsAgainWithinTenSeconds() throws Exception {
        var killed = killedInTheMiddle();

        try (var database = Database.open(TestSettings.file(), folder)) {
            var host = database.store(Owner.host());
            try (var jobs = new Jobs(host, database.transactions(), Sleeper.settings(), Clock.systemUTC())) {
                var again = new CompletableFuture<Job>();
                jobs.register("compose", Retry.patient(), (job, attempt) -> again.complete(job));
                jobs.start();

                assertThat(again.get(40, TimeUnit.SECONDS))
                        .isEqualTo(new Job("compose", "recording-1", "{\"tracks\":2}"));
                var waited = Duration.between(killed, Instant.now());
                System.out.println("A killed process's job ran again after " + waited);
            }
        }
    }

    private Instant killedInTheMiddle() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var output = folder.resolve("output");
        var process = new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Sleeper.class.getName(), folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !process.isAlive() || Files.readString(output).contains("begun"));
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        return Instant.now();
    }
}
