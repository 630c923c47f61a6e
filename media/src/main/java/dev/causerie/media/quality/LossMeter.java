package dev.causerie.media.quality;

/** The share of packets lost on one way, by counts that come now and then. Owned by one thread. */
final class LossMeter {
    /** Of fewer packets, one that is lost would say too much. */
    static final int FEWEST_PACKETS = 20;

    private final Reading share = new Reading();
    private int sent;
    private int lost;

    /**
     * Adds counts of a stream.
     *
     * @param packetsLost of them; negative when some came that had been counted as lost before
     */
    void add(int packetsSent, int packetsLost) {
        sent += packetsSent;
        lost += packetsLost;
    }

    /** Returns the share of the packets that were counted since the last time that there were enough of them; 0 to 1. */
    double share(long nowNs) {
        if (sent >= FEWEST_PACKETS) {
            share.set(Math.max(0, Math.min(1, (double) lost / sent)), nowNs);
            sent = 0;
            lost = 0;
        }
        return share.at(nowNs);
    }
}
