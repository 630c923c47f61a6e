package dev.causerie.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The worker as a child process with a small heap, and what it said.
 *
 * @param exitCode how it ended
 * @param lines its standard output
 * @param log its standard error
 */
record WorkerProcess(int exitCode, List<JsonNode> lines, String log) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_RUN_SECONDS = 60;

    static WorkerProcess run(String job) throws IOException, InterruptedException {
        Path out = Files.createTempFile("worker", ".out");
        Path err = Files.createTempFile("worker", ".err");
        Path in = Files.writeString(Files.createTempFile("worker", ".in"), job);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ownClassPath(),
                        "dev.causerie.worker.Main")
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The worker hangs: " + Files.readString(err));
            }
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
                lines.add(JSON.readTree(line));
            }
            return new WorkerProcess(process.exitValue(), lines, Files.readString(err));
        } finally {
            process.destroyForcibly();
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }

    List<JsonNode> of(String type) {
        return lines.stream().filter(l -> l.get("type").asText().equals(type)).toList();
    }

    JsonNode last() {
        return lines.get(lines.size() - 1);
    }

    JsonNode composite() {
        return last().get("files").get(0);
    }

    List<String> warnings() {
        return of("warning").stream()
                .map(w -> w.get("code").asText() + " " + w.path("trackId").asText("") + " "
                        + w.path("sequence").asText(""))
                .map(String::strip)
                .toList();
    }

    /** Without the server's classes, which only these tests know. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("server-core"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
