package dev.causerie.media.rtcp;

/**
 * What a receiver says about one stream (RFC 3550 §6.4.1). Immutable.
 *
 * @param ssrc the stream
 * @param fractionLost the share lost since the last report, in 1/256
 * @param cumulativeLost packets lost since the beginning
 * @param highestSequence the highest sequence number, extended by its cycles
 * @param jitter the interarrival jitter in units of the stream's clock
 * @param lastReport the middle 32 bits of the NTP time of the last sender report, 0 when there was none
 * @param delaySinceReport the time since that report came, in 1/65536 s
 */
public record ReportBlock(
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        int highestSequence,
        int jitter,
        int lastReport,
        int delaySinceReport) {}
