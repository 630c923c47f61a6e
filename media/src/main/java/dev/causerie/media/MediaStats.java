package dev.causerie.media;

/**
 * Counters at one moment; each only ever grows. Immutable.
 *
 * @param packetsIn RTP packets received and authenticated
 * @param bytesIn their bytes on the wire
 * @param packetsOut RTP packets sent, retransmissions included
 * @param bytesOut their bytes on the wire
 * @param nacksIn packets that receivers asked for again
 * @param nacksOut packets that publishers were asked for again
 * @param retransmitted packets sent again to receivers
 * @param recovered packets that publishers sent again and that were missing
 * @param plisIn key frames that receivers asked for
 * @param plisOut key frames that publishers were asked for
 * @param dropped datagrams thrown away: malformed, not authentic, or of nobody known
 */
public record MediaStats(
        long packetsIn,
        long bytesIn,
        long packetsOut,
        long bytesOut,
        long nacksIn,
        long nacksOut,
        long retransmitted,
        long recovered,
        long plisIn,
        long plisOut,
        long dropped) {
    /** All zero. */
    public static final MediaStats NONE = new MediaStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Returns the sums of both. */
    public MediaStats plus(MediaStats other) {
        return new MediaStats(
                packetsIn + other.packetsIn,
                bytesIn + other.bytesIn,
                packetsOut + other.packetsOut,
                bytesOut + other.bytesOut,
                nacksIn + other.nacksIn,
                nacksOut + other.nacksOut,
                retransmitted + other.retransmitted,
                recovered + other.recovered,
                plisIn + other.plisIn,
                plisOut + other.plisOut,
                dropped + other.dropped);
    }
}
