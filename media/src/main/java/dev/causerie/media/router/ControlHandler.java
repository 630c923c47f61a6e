package dev.causerie.media.router;

import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtcp.RtcpHandler;

/** Hands a client's RTCP to what it concerns. Owned by the worker thread. */
final class ControlHandler implements RtcpHandler {
    /** A second in the short format of NTP (RFC 3550 §4). */
    private static final int NTP_SHORT_SECOND = 65_536;

    private final Publisher publisher;
    private final Receiver receiver;
    private final LinkMonitor link;
    private final Counters counters;
    private final Loop loop;

    ControlHandler(Publisher publisher, Receiver receiver, LinkMonitor link, Counters counters, Loop loop) {
        this.publisher = publisher;
        this.receiver = receiver;
        this.link = link;
        this.counters = counters;
        this.loop = loop;
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
        publisher.senderReport(ssrc, ntp, rtpTimestamp, loop.nowNs());
    }

    @Override
    public void reception(int ssrc, int cumulativeLost, int highestSequence, int lastReport, int delaySinceReport) {
        if (receiver.reported(ssrc, highestSequence, cumulativeLost, link) && lastReport != 0) {
            int sinceReport = (int) (loop.ntpNow() >>> 16) - lastReport;
            link.roundTrip((sinceReport - delaySinceReport) * 1_000.0 / NTP_SHORT_SECOND, loop.nowNs());
        }
    }

    @Override
    public void nack(int mediaSsrc, int sequence) {
        counters.nacksIn.add(1);
        receiver.resend(mediaSsrc, sequence, loop.nowNs());
    }

    @Override
    public void keyFrameRequest(int mediaSsrc) {
        counters.plisIn.add(1);
        receiver.keyFrameWanted(mediaSsrc);
    }

    @Override
    public void bandwidthEstimate(long bitrateBps) {
        receiver.bandwidthEstimate(bitrateBps);
    }
}
