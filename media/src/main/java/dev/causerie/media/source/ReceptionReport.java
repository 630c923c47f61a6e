package dev.causerie.media.source;

import dev.causerie.media.rtcp.ReportBlock;
import dev.causerie.media.rtp.Sequence;

/** Counts one stream's reception for receiver reports (RFC 3550 §6.4.1, A.3, A.8). Owned by the worker thread. */
final class ReceptionReport {
    private final int ssrc;
    private final int rate;
    private boolean started;
    private int first;
    private int highest;
    private int received;
    private int expectedBefore;
    private int receivedBefore;
    private long transitBefore;
    private double jitter;
    private int expectedNow;
    private int lostNow;
    private int lastReport;
    private long lastReportNs;

    ReceptionReport(int ssrc, int rate) {
        this.ssrc = ssrc;
        this.rate = rate;
    }

    void received(int sequence, int timestamp, long nowNs) {
        long transit = nowNs * rate / 1_000_000_000L - (timestamp & 0xFFFF_FFFFL);
        if (!started) {
            started = true;
            first = sequence;
            highest = sequence;
        } else {
            long moved = Math.abs((long) (int) (transit - transitBefore));
            // More than a second is a sender that paused and whose clock stood still meanwhile, and no network.
            jitter += moved > rate ? 0 : (moved - jitter) / 16;
        }
        transitBefore = transit;
        highest += Math.max(0, Sequence.distance(sequence, highest));
        received++;
    }

    void senderReport(long ntp, long nowNs) {
        lastReport = (int) (ntp >>> 16);
        lastReportNs = nowNs;
    }

    /** Returns how many packets the last block is about. */
    int expectedOfBlock() {
        return expectedNow;
    }

    /** Returns how many of them did not come; negative when some came that were counted as lost before. */
    int lostOfBlock() {
        return lostNow;
    }

    boolean isStarted() {
        return started;
    }

    ReportBlock block(long nowNs) {
        int expected = highest - first + 1;
        expectedNow = expected - expectedBefore;
        lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, lostNow * 256 / expectedNow);
        int delay = lastReport == 0 ? 0 : (int) ((nowNs - lastReportNs) * 65_536 / 1_000_000_000L);
        return new ReportBlock(
                ssrc, fraction, Math.max(0, expected - received), highest, (int) jitter, lastReport, delay);
    }
}
