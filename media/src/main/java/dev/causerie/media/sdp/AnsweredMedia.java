package dev.causerie.media.sdp;

/**
 * What the answer says about one m-line. Immutable.
 *
 * @param offered the m-line of the offer
 * @param direction as the server sees it
 * @param ssrc of what the server sends on it; 0 when it sends nothing
 * @param rtxSsrc of its retransmissions; 0 when there are none
 */
public record AnsweredMedia(OfferedMedia offered, Direction direction, int ssrc, int rtxSsrc) {}
