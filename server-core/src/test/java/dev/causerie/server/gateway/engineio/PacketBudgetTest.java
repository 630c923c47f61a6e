package dev.causerie.server.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacketBudgetTest {

    private static final int KIB_64 = 64 * 1024;

    private final PacketBudget budget = new PacketBudget(new PacketRate(10, 3), 0);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void burstIsPaidAndNotOnePacketMore() {
        assertThat(budget.packet(0)).isTrue();
        assertThat(budget.packet(0)).isTrue();
        assertThat(budget.packet(0)).isTrue();
        assertThat(budget.packet(0)).isFalse();
    }

    @Test
    void rateIsPaidForAsLongAsItLasts() {
        for (int i = 0; i < 100; i++) {
            assertThat(budget.packet(millis(i * 100L))).isTrue();
        }
        assertThat(budget.packet(millis(9_900))).isTrue();
        assertThat(budget.packet(millis(9_900))).isTrue();
        assertThat(budget.packet(millis(9_900))).isFalse();
        assertThat(budget.packet(millis(9_999))).isFalse();
        assertThat(budget.packet(millis(10_001))).isTrue();
    }

    @Test
    void pauseFillsItToTheBurstAndNoFurther() {
        assertThat(budget.packet(millis(3_600_000))).isTrue();
        assertThat(budget.packet(millis(3_600_000))).isTrue();
        assertThat(budget.packet(millis(3_600_000))).isTrue();
        assertThat(budget.packet(millis(3_600_000))).isFalse();
    }

    @Test
    void binaryCostsByItsBytes() {
        for (int i = 0; i < 6; i++) {
            assertThat(budget.binary(KIB_64 / 2, 0)).isTrue();
        }
        assertThat(budget.binary(KIB_64 / 2, 0)).isFalse();
        assertThat(budget.binary(0, 0)).isTrue();
    }

    @Test
    void binaryLongerThanTheBurstTakesAllOfIt() {
        assertThat(budget.binary(100 * KIB_64, 0)).isTrue();
        assertThat(budget.packet(0)).isFalse();
    }

    @Test
    void nothingIsRefusedWithoutALimit() {
        PacketBudget unlimited = new PacketBudget(PacketRate.unlimited(), 0);

        for (int i = 0; i < 100_000; i++) {
            assertThat(unlimited.packet(0)).isTrue();
        }
    }
}
