package dev.causerie.media.forward;

/**
 * What a receiver can take, by its REMB. The estimate follows what is sent and can not look above it, so it counts as
 * a limit only once it falls below what is sent; after a while of calm, which doubles with each relapse, more is tried
 * again. Owned by the worker thread.
 */
public final class ReceiverEstimate {
    private static final long FIRST_CALM_NS = 5_000_000_000L;
    private static final long LONGEST_CALM_NS = 60_000_000_000L;

    private long estimateBps = Long.MAX_VALUE;
    private boolean limiting;
    private long limitedSinceNs;
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
        if (estimateBps < sentBps - sentBps / 10) {
            if (!limiting) {
                calmNs = Math.min(LONGEST_CALM_NS, 2 * calmNs);
            }
            limiting = true;
            limitedSinceNs = nowNs;
        } else if (limiting && nowNs - limitedSinceNs > calmNs) {
            limiting = false;
        }
        return limiting ? estimateBps : Long.MAX_VALUE;
    }
}
