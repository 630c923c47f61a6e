package dev.causerie.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogKillTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path folder;

    @Test
    void aFileHasOneProcessAndAKillLosesNothingOfIt() throws IOException {
        var acknowledged = killedAppender();

        try (var database = Database.open(TestSettings.file(), folder)) {
            var host = database.store(Owner.host());
            var log = new EventLog(host, database.transactions(), Clock.systemUTC(), () -> {});
            try (var sequencer = new Sequencer(host, database.transactions(), 500, events -> {}, () -> true)) {
                sequencer.start();
                await().atMost(Duration.ofSeconds(20)).until(() -> log.head() >= acknowledged);
            }
            var events = log.since(0, Set.of("r"), 1_000_000);
            assertThat(events.size()).isBetween(acknowledged, acknowledged + 1);
            assertThat(events)
                    .extracting(StampedEvent::position)
                    .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events)
                    .extracting(StampedEvent::payload)
                    .isEqualTo(LongStream.rangeClosed(1, events.size())
                            .mapToObj(String::valueOf)
                            .toList());
        }
    }

    /** The last number that a killed appender said was committed. */
    private int killedAppender() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var output = folder.resolve("acknowledged");
        var process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !process.isAlive() || lines(output).size() > ENOUGH);
            assertThatThrownBy(() -> Database.open(TestSettings.file(), folder))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("in use by another process");
        } finally {
            process.destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        var lines = lines(output);
        assertThat(lines).hasSizeGreaterThan(ENOUGH);
        return Integer.parseInt(lines.get(lines.size() - 1));
    }

    /** What was printed up to the last line's end. */
    private static List<String> lines(Path output) throws IOException {
        var text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
