package dev.causerie.media.rtcp;

/** Takes the items that {@link RtcpReader} finds. SSRCs are the bits of an int. */
public interface RtcpHandler {
    /** A sender report: at {@code ntp} (64-bit NTP format) the stream's clock stood at {@code rtpTimestamp}. */
    void senderReport(int ssrc, long ntp, int rtpTimestamp);

    /**
     * A block of a sender or receiver report about one of our streams, with the fields of {@link ReportBlock}.
     *
     * @param lastReport the middle 32 bits of the NTP time of our last sender report, 0 when there was none
     * @param delaySinceReport the time since that report came, in 1/65536 s
     */
    void reception(int ssrc, int cumulativeLost, int highestSequence, int lastReport, int delaySinceReport);

    /** One packet was lost and is asked for again. */
    void nack(int mediaSsrc, int sequence);

    /** A key frame is asked for (PLI or FIR). */
    void keyFrameRequest(int mediaSsrc);

    /** The receiver's estimate of what it can take, in bit/s (draft-alvestrand-rmcat-remb). */
    void bandwidthEstimate(long bitrateBps);
}
