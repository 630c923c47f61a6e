package dev.causerie.bench.gateway;

import dev.causerie.bench.load.MachineLimits;
import dev.causerie.bench.server.Servers;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures our gateway and the reference server side by side, and prints tables. */
@Command(
        name = "gateway",
        description = "Our gateway and the npm package socket.io side by side, WebSocket only, under one load.",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {

    private static final int MACHINE_TOO_SMALL = 78;

    @Option(names = "--quick", description = "Seconds instead of minutes; the numbers are rough.")
    private boolean quick;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this one; may be given several times.")
    private List<String> names = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds, of which the median counts (3; quick: 1).")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "PART",
            defaultValue = "1",
            description = "This part of the clients and of the load, for a small machine.")
    private double scale;

    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "Records our server; the scenario's name is put into the file's.")
    private Optional<Path> recording = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before the call.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Scenario> scenarios = scenarios();
        Effort effort = quick ? Effort.quick(scale) : Effort.full(scale);
        int most = scenarios.stream().mapToInt(Scenario::clients).max().orElse(0);
        Optional<String> obstacle = MachineLimits.obstacle(effort.clients(most));
        if (obstacle.isPresent()) {
            spec.commandLine().getErr().println("bench: " + obstacle.get());
            return MACHINE_TOO_SMALL;
        }
        Servers servers =
                new Servers(Path.of(System.getProperty("causerie.sources", ".")).toAbsolutePath(), recording);
        servers.install();
        GatewayBench bench = new GatewayBench(servers, effort, rounds.orElse(quick ? 1 : 3));
        double loadBefore = systemLoad();
        List<Comparison> comparisons = run(bench, scenarios);
        out.printf(
                "%d processors; load of the machine %.1f before, %.1f after (the bench's own included)%n",
                Runtime.getRuntime().availableProcessors(), loadBefore, systemLoad());
        out.println("ours: Java " + Runtime.version() + ", " + String.join(" ", Servers.JVM_FLAGS));
        scenarios.forEach(each -> out.println(each.name() + ": " + each.description()));
        out.println(ResultTable.of(comparisons));
        out.flush();
        return 0;
    }

    private static List<Comparison> run(GatewayBench bench, List<Scenario> scenarios)
            throws IOException, InterruptedException {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("bench")
                .setInitialMax(bench.turns(scenarios))
                .setUpdateIntervalMillis(1_000)
                .build()) {
            return bench.run(scenarios, bar::setExtraMessage, bar::step);
        }
    }

    private List<Scenario> scenarios() {
        List<Scenario> all = Scenario.all();
        for (String name : names) {
            if (all.stream().noneMatch(each -> each.name().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no scenario " + name + ", but "
                                + String.join(
                                        ", ", all.stream().map(Scenario::name).toList()));
            }
        }
        return all.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }

    private static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
