package dev.causerie.media.forward;

/**
 * What a receiver can take, by its REMB. The estimate follows what is sent and can not look above it, so it counts as
 * a limit only once it has stayed clearly below what is sent; after a while of calm, which doubles with each relapse,
 * more is tried again. Owned by the worker thread.
 */
public final class ReceiverEstimate {
    private static final long SUSTAINED_NS = 2_000_000_000L;
    private static final long FIRST_CALM_NS = 4_000_000_000L;
    private static final long LONGEST_CALM_NS = 60_000_000_000L;

    private long estimateBps = Long.MAX_VALUE;
    private boolean below;
    private long belowSinceNs;
    private boolean limiting;
    private long limitedNs;
    private long calmNs = FIRST_CALM_NS / 2;

    /** Takes the receiver's newest estimate. */
    public void report(long bitrateBps) {
        estimateBps = bitrateBps;
    }

    /**
     * Returns how much may be sent.
     *
     * @param sentBps what is sent now
     */
    public long budgetBps(long sentBps, long nowNs) {
        boolean isBelow = estimateBps < sentBps - sentBps / 5;
        if (isBelow && !below) {
            belowSinceNs = nowNs;
        }
        below = isBelow;
        if (below && nowNs - belowSinceNs >= SUSTAINED_NS) {
            calmNs = limiting ? calmNs : Math.min(LONGEST_CALM_NS, 2 * calmNs);
            limiting = true;
            limitedNs = nowNs;
        } else if (limiting && nowNs - limitedNs > calmNs) {
            limiting = false;
        }
        return limiting ? estimateBps : Long.MAX_VALUE;
    }
}
