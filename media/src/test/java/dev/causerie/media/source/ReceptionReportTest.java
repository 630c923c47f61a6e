package dev.causerie.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a report says of a stream of sound that comes every 20 ms. */
class ReceptionReportTest {

    private static final int RATE = 48_000;
    private static final long STEP_NS = 20_000_000L;

    private final ReceptionReport report = new ReceptionReport(7, RATE);
    private int sequence = 65_500;
    private int timestamp;
    private long nowNs = 1_000_000_000L;

    private void comes(int packets, long lateNs) {
        for (int i = 0; i < packets; i++) {
            report.received(sequence & 0xFFFF, timestamp, nowNs + (i % 2) * lateNs);
            sequence++;
            timestamp += RATE / 50;
            nowNs += STEP_NS;
        }
    }

    private long jitterMs() {
        return report.block(nowNs).jitter() * 1_000L / RATE;
    }

    @Test
    void jitterIsHowUnevenlyItComes() {
        comes(200, 0);
        assertThat(jitterMs()).isZero();
        comes(200, 60_000_000L);
        assertThat(jitterMs()).isBetween(55L, 60L);
    }

    @Test
    void aSenderThatPausedWithHisClockIsNotUneven() {
        comes(100, 0);
        nowNs += 3_600_000_000_000L;
        comes(5, 0);
        assertThat(jitterMs()).isZero();
    }

    @Test
    void eachBlockIsAboutWhatCameSinceTheLast() {
        comes(100, 0);
        sequence += 25;
        comes(75, 0);
        report.block(nowNs);
        assertThat(report.expectedOfBlock()).isEqualTo(200);
        assertThat(report.lostOfBlock()).isEqualTo(25);
        comes(50, 0);
        report.block(nowNs);
        assertThat(report.expectedOfBlock()).isEqualTo(50);
        assertThat(report.lostOfBlock()).isZero();
        report.received((sequence - 60) & 0xFFFF, timestamp, nowNs);
        report.block(nowNs);
        assertThat(report.expectedOfBlock()).isZero();
        assertThat(report.lostOfBlock()).as("one that came late").isEqualTo(-1);
    }
}
