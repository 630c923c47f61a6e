package dev.causerie.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.bench.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    void anUnknownScenarioIsNamed() {
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute("gateway", "--scenario", "ecko");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("ecko").contains("room-500-260");
    }
}
