package dev.causerie.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole server as it is shipped, on a free port, as a process that ends when this is closed, or with the benchmark's
 * own. Its data folder goes with it. Used by one thread.
 */
public final class Distribution implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final long END_SECONDS = 20;
    private static final String READY = "Causerie is ready: ";

    private final Path folder;
    private final Process process;
    private final Thread hook;

    private Distribution(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.hook = new Thread(this::end, "end-of-server");
    }

    /**
     * Starts what was built; no rate limits hold there. It is ready when {@link #awaitReady} returns.
     *
     * @param home the project's folder
     * @param recording where it leaves a JFR recording when it ends
     * @throws IOException if it is not built
     */
    public static Distribution start(Path home, Optional<Path> recording) throws IOException {
        Path launcher = home.resolve("dist/target/causerie/bin/causerie");
        if (!Files.isExecutable(launcher)) {
            throw new IOException("The distribution is not built: there is no " + launcher);
        }
        Path folder = Files.createTempDirectory("causerie-bench-");
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "run",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
        builder.environment().put("RATE_LIMITS", "off");
        builder.environment().put("MEDIA_PORT", "0");
        recording.ifPresent(file -> builder.environment().put("JDK_JAVA_OPTIONS", recorded(file)));
        builder.redirectErrorStream(true).redirectOutput(log(folder).toFile());
        Distribution server = new Distribution(folder, builder.start());
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    private static String recorded(Path file) {
        return "\"-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file.toAbsolutePath() + "\"";
    }

    /**
     * The port of the loopback that it listens on; blocks until it does.
     *
     * @throws IOException if it ends before, or takes longer than 90 s
     */
    public int awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        Optional<URI> url = url();
        while (url.isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The server did not start:\n" + output());
            }
            TimeUnit.MILLISECONDS.sleep(50);
            url = url();
        }
        return url.get().getPort();
    }

    /** What it uses now. */
    public Usage usage() {
        return Usage.of(process.pid());
    }

    private Optional<URI> url() throws IOException {
        return output().lines()
                .filter(line -> line.startsWith(READY))
                .map(line -> URI.create(line.substring(READY.length()).strip()))
                .findFirst();
    }

    private String output() throws IOException {
        return Files.readString(log(folder), StandardCharsets.UTF_8);
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    /** Ends it; where the benchmark itself is being ended, its shutdown does that. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
        end();
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        remove();
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
