package dev.causerie.server.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the recording worker once a job: the job on its standard input, progress and result on its standard output as lines
 * of JSON, its log on standard error. Immutable.
 */
public final class WorkerProcess {

    /** Exit codes, as the worker documents them. */
    private static final int DONE = 0;

    private static final int TRY_AGAIN = 75;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> command;
    private final Duration limit;

    /**
     * A worker that is started by {@code command}.
     *
     * @param limit after which it is killed and has failed
     */
    public WorkerProcess(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /**
     * The composite file that the worker made; blocks until it is done.
     *
     * @param progress told how far it is, 0 to 1
     * @throws ComposeFailure if it can not be made, ever or now
     */
    ComposedFile run(JsonNode job, DoubleConsumer progress) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread watch = killAfterLimit(process);
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(JSON.writeValueAsBytes(job));
            }
            Said said = read(process, progress);
            int exit = process.waitFor();
            if (exit == DONE && said.file().isPresent()) {
                return said.file().get();
            }
            throw new ComposeFailure(
                    said.error().orElse("the worker ended with " + exit + " and said nothing"), exit == TRY_AGAIN);
        } finally {
            watch.interrupt();
            process.destroyForcibly();
        }
    }

    private record Said(Optional<ComposedFile> file, Optional<String> error) {}

    private static Said read(Process process, DoubleConsumer progress) throws IOException {
        Optional<ComposedFile> file = Optional.empty();
        Optional<String> error = Optional.empty();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = parse(line);
                switch (said.path("type").asText()) {
                    case "progress" -> progress.accept(said.path("ratio").asDouble());
                    case "warning" ->
                        LOG.warn("Recording worker: {}", said.path("message").asText());
                    case "error" -> error = Optional.of(said.path("message").asText());
                    case "result" -> file = ComposedFile.of(said);
                    default -> LOG.debug("Recording worker: {}", line);
                }
            }
        }
        return new Said(file, error);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private Thread killAfterLimit(Process process) {
        Thread watch = new Thread(
                () -> {
                    try {
                        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                            LOG.error("Recording worker {} took longer than {} and is ended", process.pid(), limit);
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException done) {
                        Thread.currentThread().interrupt();
                    }
                },
                "recording-watch-" + process.pid());
        watch.setDaemon(true);
        watch.start();
        return watch;
    }
}
