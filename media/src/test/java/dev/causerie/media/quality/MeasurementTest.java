package dev.causerie.media.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {

    private static LinkQuality quality(Level level, Cause cause) {
        return new LinkQuality(level, cause);
    }

    private static LinkQuality grade(double loss, double roundTripMs, double jitterMs) {
        return new Measurement(loss, roundTripMs, jitterMs, Measurement.UNLIMITED, 0).grade();
    }

    @Test
    void whatIsNotKnownIsGood() {
        assertThat(grade(0, 0, 0)).isEqualTo(LinkQuality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0299, GOOD, NONE",
        "0.03, FAIR, LOSS",
        "0.0999, FAIR, LOSS",
        "0.10, POOR, LOSS",
        "1, POOR, LOSS",
    })
    void lossIsFairFromThreePercentAndPoorFromTen(double share, Level level, Cause cause) {
        assertThat(grade(share, 0, 0)).isEqualTo(quality(level, cause));
    }

    @ParameterizedTest
    @CsvSource({"299, GOOD, NONE", "300, FAIR, LATENCY", "799, FAIR, LATENCY", "800, POOR, LATENCY"})
    void aRoundTripIsFairFrom300MsAndPoorFrom800(double ms, Level level, Cause cause) {
        assertThat(grade(0, ms, 0)).isEqualTo(quality(level, cause));
    }

    @ParameterizedTest
    @CsvSource({"49.9, GOOD, NONE", "50, FAIR, JITTER", "99.9, FAIR, JITTER", "100, POOR, JITTER"})
    void jitterIsFairFrom50MsAndPoorFrom100(double ms, Level level, Cause cause) {
        assertThat(grade(0, 0, ms)).isEqualTo(quality(level, cause));
    }

    @ParameterizedTest
    @CsvSource({"199999, POOR", "200000, FAIR", "5000000, FAIR"})
    void anEstimateThatLimitsIsFairAndPoorBelowTheSmallestLayer(long budgetBps, Level level) {
        assertThat(new Measurement(0, 0, 0, budgetBps, 0).grade()).isEqualTo(quality(level, Cause.BANDWIDTH));
    }

    @Test
    void sixSecondsOfSilenceAreAPauseAndMoreIsLostWhateverElseIsTheMatter() {
        assertThat(new Measurement(0, 0, 0, Measurement.UNLIMITED, 6_000).grade())
                .isEqualTo(LinkQuality.GOOD);
        assertThat(new Measurement(1, 9_000, 900, 1, 6_001).grade()).isEqualTo(quality(Level.LOST, Cause.SILENCE));
    }

    @Test
    void theWorstCountsAndOfEqualsTheFirst() {
        assertThat(grade(0.05, 900, 60)).isEqualTo(quality(Level.POOR, Cause.LATENCY));
        assertThat(grade(0.05, 400, 60)).isEqualTo(quality(Level.FAIR, Cause.LOSS));
        assertThat(new Measurement(0, 400, 0, 100_000, 0).grade()).isEqualTo(quality(Level.POOR, Cause.BANDWIDTH));
    }

    @Test
    void nothingIsGoodOrUnknownForACauseNorBadWithoutOne() {
        assertThatThrownBy(() -> quality(Level.GOOD, Cause.LOSS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quality(Level.UNKNOWN, Cause.LOSS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quality(Level.POOR, Cause.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
