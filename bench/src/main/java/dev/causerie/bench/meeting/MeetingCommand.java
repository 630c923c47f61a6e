package dev.causerie.bench.meeting;

import dev.causerie.bench.load.MachineLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures one full meeting on the built distribution, and prints a table. */
@Command(
        name = "meeting",
        description = "One full meeting on the whole server: all join at once, then they write, faster and faster.",
        mixinStandardHelpOptions = true)
public final class MeetingCommand implements Callable<Integer> {

    private static final int MACHINE_TOO_SMALL = 78;
    private static final int MOST_PEOPLE = 1_000;

    @Option(names = "--quick", description = "Three seconds at each rate; the numbers are rough.")
    private boolean quick;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "500",
            description = "People in the meeting, 1 to 1,000 (500).")
    private int clients;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each rate is measured (10; quick: 3).")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Messages a second, of all together; else 5, 10, 20 and so on, until it is too much.")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--jfr", paramLabel = "FILE", description = "Records the server.")
    private Optional<Path> recording = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before the call.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> obstacle = MachineLimits.obstacle(clients);
        if (obstacle.isPresent()) {
            spec.commandLine().getErr().println("bench: " + obstacle.get());
            return MACHINE_TOO_SMALL;
        }
        Duration measured = Duration.ofSeconds(seconds.orElse(quick ? 3 : 10));
        Duration warmUp = Duration.ofSeconds(quick ? 1 : 5);
        double loadBefore = systemLoad();
        MeetingResult result = run(new MeetingBench(clients, warmUp, measured, rate, recording));
        out.printf(
                "%d processors; load of the machine %.1f before, %.1f after (the bench's own included); Java %s%n",
                Runtime.getRuntime().availableProcessors(), loadBefore, systemLoad(), Runtime.version());
        out.println(result.table());
        out.flush();
        return 0;
    }

    private void requireSense() {
        if (clients < 1 || clients > MOST_PEOPLE) {
            throw new ParameterException(
                    spec.commandLine(), "--clients must be 1 to 1000, as many as a meeting takes: " + clients);
        }
        if (seconds.orElse(1) < 1 || rate.orElse(1.0) <= 0) {
            throw new ParameterException(spec.commandLine(), "--seconds and --rate must be more than 0");
        }
    }

    private static MeetingResult run(MeetingBench bench) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("causerie.sources", ".")).toAbsolutePath();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("bench")
                .setInitialMax(-1)
                .setUpdateIntervalMillis(1_000)
                .build()) {
            return bench.run(home, bar::setExtraMessage);
        }
    }

    private static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
