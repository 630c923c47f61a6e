package dev.causerie.media.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import org.junit.jupiter.api.Test;

class LinkMonitorTest {

    private static final long SECOND = 1_000_000_000L;

    private final LinkMonitor link = new LinkMonitor();
    private long nowNs = 77 * SECOND;

    /** Lets periods pass in each of which this comes. */
    private LinkQuality after(int periods, Runnable reports) {
        for (int i = 0; i < periods; i++) {
            nowNs += SECOND;
            reports.run();
            link.review(nowNs, nowNs, Long.MAX_VALUE);
        }
        return link.quality();
    }

    private static LinkQuality poor(Cause cause) {
        return new LinkQuality(Level.POOR, cause);
    }

    @Test
    void itIsUnknownBeforeTheFirstPeriodAndGoodAfterIt() {
        assertThat(link.quality()).isEqualTo(LinkQuality.UNKNOWN);
        assertThat(after(1, () -> {})).isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void lossOnEitherWayCounts() {
        assertThat(after(3, () -> link.received(100, 10, 0))).isEqualTo(poor(Cause.LOSS));
        LinkMonitor other = new LinkMonitor();
        for (int i = 0; i < 3; i++) {
            other.received(100, 0, 0);
            other.delivered(100, 10);
            other.review(nowNs, nowNs, Long.MAX_VALUE);
        }
        assertThat(other.quality()).isEqualTo(poor(Cause.LOSS));
    }

    @Test
    void allStreamsOfAWayCountTogether() {
        assertThat(after(5, () -> {
                    link.received(180, 0, 0);
                    link.received(20, 5, 0);
                }))
                .isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void fewPacketsAreCountedUntilTheyAreEnough() {
        assertThat(after(5, () -> link.received(3, 1, 0))).isEqualTo(LinkQuality.GOOD);
        after(2, () -> link.received(3, 1, 0));
        assertThat(after(3, () -> {})).as("of 21 packets 7 were lost").isEqualTo(poor(Cause.LOSS));
    }

    @Test
    void whatComesLateIsTakenOffWhatWasLost() {
        assertThat(after(4, () -> {
                    link.delivered(100, 30);
                    link.delivered(100, -30);
                }))
                .isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void aValueHoldsUntilTheNextAndForTenSecondsAtTheLongest() {
        link.roundTrip(900, nowNs);
        assertThat(after(10, () -> {})).isEqualTo(poor(Cause.LATENCY));
        assertThat(after(6, () -> {})).isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void aRoundTripThatCanNotBeIsLeftOut() {
        assertThat(after(4, () -> {
                    link.roundTrip(-1, nowNs);
                    link.roundTrip(30_000, nowNs);
                }))
                .isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void jitterOfAStreamThatHasStoppedIsOver() {
        assertThat(after(3, () -> link.received(50, 0, 120))).isEqualTo(poor(Cause.JITTER));
        assertThat(after(6, () -> link.received(0, 0, 120))).isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void theWorstStreamTellsTheJitter() {
        assertThat(after(3, () -> {
                    link.received(50, 0, 120);
                    link.received(50, 0, 1);
                }))
                .isEqualTo(poor(Cause.JITTER));
    }

    @Test
    void whoseEstimateLimitsHimHasTooLittleBandwidth() {
        for (int i = 0; i < 3; i++) {
            link.review(nowNs, nowNs, 150_000);
        }
        assertThat(link.quality()).isEqualTo(poor(Cause.BANDWIDTH));
    }

    @Test
    void whoIsSilentIsLostAndBackAfterSixPeriodsInWhichHeIsHeard() {
        long heardNs = nowNs;
        for (int i = 0; i < 8; i++) {
            nowNs += SECOND;
            link.review(nowNs, heardNs, Long.MAX_VALUE);
        }
        assertThat(link.quality()).isEqualTo(LinkQuality.GOOD);
        nowNs += SECOND;
        link.review(nowNs, heardNs, Long.MAX_VALUE);
        assertThat(link.quality()).isEqualTo(new LinkQuality(Level.LOST, Cause.SILENCE));
        assertThat(after(5, () -> {}).level()).isEqualTo(Level.LOST);
        assertThat(after(1, () -> {})).isEqualTo(LinkQuality.GOOD);
    }
}
