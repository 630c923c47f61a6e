package dev.causerie.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import dev.causerie.media.MediaKind;
import dev.causerie.media.SourceId;
import dev.causerie.media.TrackSource;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.sdp.OfferedCodec;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import dev.causerie.media.source.PublisherClock;
import dev.causerie.media.source.PublisherFeedback;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Whose loss a receiver's reports are about. Each period 100 packets are due, of which some are never sent. */
class DeliveryReportsTest {

    private static final int EACH = 100;
    private static final LinkQuality POOR = new LinkQuality(Level.POOR, Cause.LOSS);

    private final SentLog log = new SentLog();
    private final LinkMonitor link = new LinkMonitor();
    private final DeliveryReports reports = new DeliveryReports();
    private final Encoding encoding = Objects.requireNonNull(new Producer(
                    "phone/0",
                    new SourceId("alice", TrackSource.usual(MediaKind.AUDIO)),
                    "0",
                    new OfferedCodec("opus/48000/2", 111, 0),
                    ExtensionIds.of(Map.of()),
                    List.of(),
                    new PublisherClock(),
                    new Nobody())
            .encoding(1, null));
    private int highest = 65_400;
    private int lost;

    /** After four periods, in which the receiver reports what it missed. */
    private LinkQuality after(IntPredicate sent, int lostEachPeriod) {
        reports.take(highest, lost, log, link);
        for (int period = 0; period < 4; period++) {
            for (int i = 1; i <= EACH; i++) {
                if (sent.test(i)) {
                    send(highest + i);
                }
            }
            highest += EACH;
            lost += lostEachPeriod;
            reports.take(highest, lost, log, link);
            link.review(period, period, Long.MAX_VALUE);
        }
        return link.quality();
    }

    private void send(int sequence) {
        Rewritten fields = new Rewritten();
        fields.sequence = sequence & 0xFFFF;
        log.add(encoding, 0, fields, 0);
    }

    @Test
    void whatWasSentAndDidNotArriveIsLostOnTheWay() {
        assertThat(after(each -> true, 12)).isEqualTo(POOR);
    }

    @Test
    void whatWasNeverSentIsNot() {
        assertThat(after(each -> each > 12, 12)).isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void bothAreToldApart() {
        assertThat(after(each -> each > 12, 24)).isEqualTo(POOR);
    }

    @Test
    void aReceiverThatCountsAnewIsNotOneThatLost() {
        after(each -> true, 0);
        lost = 500;
        reports.take(highest, lost, log, link);
        lost = 0;
        highest = 300;
        assertThat(after(each -> true, 0)).isEqualTo(LinkQuality.GOOD);
    }

    @Test
    void aReportAboutMoreThanIsRememberedSaysNothing() {
        reports.take(0, 0, log, link);
        for (int period = 1; period < 5; period++) {
            reports.take(period * (SentLog.SIZE + 1), period * 400, log, link);
            link.review(period, period, Long.MAX_VALUE);
        }
        assertThat(link.quality()).isEqualTo(LinkQuality.GOOD);
    }

    private static final class Nobody implements PublisherFeedback {
        @Override
        public void nack(int ssrc, int first, int following) {}

        @Override
        public void pictureLoss(int ssrc) {}

        @Override
        public void recovered() {}
    }
}
