package dev.causerie.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill -9 would leave, again and again while many write: a stopped process has written what a killed one has, so its
 * file is copied while it stands still, and the copy is opened.
 */
@EnabledOnOs(OS.LINUX)
class EventLogCrashTest {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final String FILE = "database/causerie.mv.db";

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    private Path output;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        output = folder.resolve("said");
        var java = ProcessHandle.current().info().command().orElseThrow();
        var classes = System.getProperty("java.class.path");
        process = new ProcessBuilder(List.of(java, "-cp", classes, Crowd.class.getName(), folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(120)
    void nothingAckedOrDeliveredIsLostAndNoTransactionIsTorn() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || said().size() > 100);
        var kills = 0;
        for (var end = System.nanoTime() + TIME.toNanos(); System.nanoTime() < end; kills++) {
            var before = Files.size(output);
            await().pollInterval(Duration.ofMillis(10)).until(() -> !process.isAlive() || Files.size(output) > before);
            signal("STOP");
            await().pollInterval(Duration.ofMillis(1)).until(this::standsStill);
            var copy = copies.resolve("copy.mv.db");
            Files.copy(folder.resolve(FILE), copy, StandardCopyOption.REPLACE_EXISTING);
            assertWhole(said());
            signal("CONT");
        }
        assertThat(kills).isGreaterThan(10);
    }

    private void assertWhole(List<String> said) throws SQLException {
        var url = "jdbc:h2:file:" + copies.resolve("copy") + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "sa", "")) {
            var positions = new HashMap<String, Long>();
            for (var room : Crowd.ROOMS) {
                var counts = events(connection, room, positions);
                assertThat(counts).as("events of room " + room).isEqualTo(upTo(mark(connection, room)));
            }
            var given = positions.values().stream().filter(position -> position > 0);
            assertThat(given.sorted().toList()).isEqualTo(upTo(mark(connection, "head")));
            for (var line : said) {
                assertKept(line.split(" "), positions);
            }
        }
    }

    private static void assertKept(String[] words, Map<String, Long> positions) {
        var event = words[1] + " " + words[2];
        assertThat(positions).as(words[0]).containsKey(event);
        if (words[0].equals("delivered")) {
            assertThat(positions).as("delivered").containsEntry(event, Long.parseLong(words[3]));
        }
    }

    /** The room's counts in the order of appending; puts each event's position, 0 for none. */
    private static List<Long> events(Connection connection, String room, Map<String, Long> positions)
            throws SQLException {
        try (var select =
                connection.prepareStatement("select payload, position from event_log where room = ? order by id")) {
            select.setString(1, room);
            var counts = LongStream.builder();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.add(rows.getLong(1));
                    positions.put(room + " " + rows.getString(1), rows.getLong(2));
                }
            }
            return counts.build().boxed().toList();
        }
    }

    private static long mark(Connection connection, String name) throws SQLException {
        try (var select = connection.prepareStatement("select position from event_log_mark where name = ?")) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Whether every thread of it has been stopped. */
    private boolean standsStill() throws IOException {
        try (var tasks = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (var task : tasks) {
                if (!Files.readString(task.resolve("stat")).contains(") T ")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What was said, up to the last line's end. */
    private List<String> said() throws IOException {
        var text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
