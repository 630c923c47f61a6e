package dev.causerie.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void lessIsBetterForCosts() {
        Target cpu = Target.cpu("delivery", 0.65, 0.5);
        assertThat(cpu.verdict(cpu(0.5), cpu(1))).startsWith("0.50, met with stretch");
        assertThat(cpu.verdict(cpu(0.65), cpu(1))).startsWith("0.65, met (");
        assertThat(cpu.verdict(cpu(0.66), cpu(1))).startsWith("0.66, MISSED");
    }

    @Test
    void moreIsBetterForThroughput() {
        Target chunks = new Target("chunks per CPU second", Sample::unitsPerCpuSecond, 1.5, 3);
        assertThat(chunks.verdict(cpu(1), cpu(3))).startsWith("3.00, met with stretch");
        assertThat(chunks.verdict(cpu(1), cpu(1.5))).startsWith("1.50, met (");
        assertThat(chunks.verdict(cpu(1), cpu(1))).startsWith("1.00, MISSED");
    }

    @Test
    void aQuantityThatWasNotMeasuredMeetsNothing() {
        Target idle = new Target("bytes", Sample::bytesPerConnection, 0.9, 0.7);
        assertThat(idle.verdict(cpu(1), cpu(1))).contains("MISSED");
    }

    @Test
    void theMedianIsTakenOfEachComponent() {
        assertThat(Sample.median(List.of(cpu(3), cpu(1), cpu(2))).userSeconds()).isEqualTo(2);
        assertThat(Sample.median(List.of(cpu(1), cpu(2))).userSeconds()).isEqualTo(1.5);
    }

    private static Sample cpu(double seconds) {
        return new Sample(100_000, seconds, 0, 1, 2, 3, 1, Double.NaN);
    }
}
