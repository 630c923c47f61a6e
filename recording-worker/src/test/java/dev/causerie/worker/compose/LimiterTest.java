package dev.causerie.worker.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private final Limiter limiter = new Limiter();

    @Test
    void whatIsNotTooLoudIsLeftAlone() {
        assertThat(afterwards(0.5f)).containsOnly(0.5f);
    }

    @Test
    void whatIsTooLoudNeverClips() {
        for (int i = 0; i < 10; i++) {
            float[] block = afterwards(4f);
            for (float sample : block) {
                assertThat(sample).isBetween(0.5f, 0.95f);
            }
        }
    }

    @Test
    void loudnessComesBackSlowly() {
        afterwards(4f);

        assertThat(afterwards(0.5f)[0]).isLessThan(0.2f);
        for (int i = 0; i < 60; i++) {
            afterwards(0.5f);
        }
        assertThat(afterwards(0.5f)).containsOnly(0.5f);
    }

    private float[] afterwards(float level) {
        float[] block = new float[1920];
        Arrays.fill(block, level);
        limiter.apply(block);
        return block;
    }
}
