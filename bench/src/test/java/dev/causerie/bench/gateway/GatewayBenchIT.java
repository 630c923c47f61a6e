package dev.causerie.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.bench.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmark with few clients: that it measures, not what. */
class GatewayBenchIT {

    @Test
    @Timeout(120)
    void bothServersAreMeasuredAndCompared() {
        StringWriter out = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .execute("gateway", "--quick", "--scenario", "echo", "--scale", "0.1");
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("| echo | ours")
                .contains("| echo | reference")
                .containsPattern("echo: .* \\| [0-9.]+, (met|MISSED)")
                .doesNotContain("NaN");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    @Timeout(90)
    void anInterruptedBenchmarkLeavesNoServer() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcauserie.sources=" + System.getProperty("causerie.sources"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "gateway",
                        "--scenario",
                        "echo")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<ProcessHandle> servers = bench.children().toList();
            while (servers.isEmpty()) {
                assertThat(bench.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
                servers = bench.children().toList();
            }
            bench.destroy();
            assertThat(bench.waitFor(30, TimeUnit.SECONDS)).isTrue();
            // One that had just been started sees the end of its input, and ends by itself.
            for (ProcessHandle server : servers) {
                server.onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            bench.destroyForcibly();
        }
    }

    @Test
    void anUnknownScenarioIsNamed() {
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute("gateway", "--scenario", "ecko");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("ecko").contains("room-500-260");
    }
}
