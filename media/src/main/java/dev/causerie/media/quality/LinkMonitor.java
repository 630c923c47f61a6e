package dev.causerie.media.quality;

import dev.causerie.media.LinkQuality;

/**
 * Watches one client's connection: takes what reports say as they come, and grades it once a period of a second. Knows of
 * counts alone and costs nothing per packet. Owned by the worker thread.
 */
public final class LinkMonitor {
    private static final double LONGEST_ROUND_TRIP_MS = 30_000;

    private final LossMeter fromClient = new LossMeter();
    private final LossMeter toClient = new LossMeter();
    private final Reading roundTripMs = new Reading();
    private final Steadied steadied = new Steadied();
    private double jitterMs;
    private LinkQuality quality = LinkQuality.UNKNOWN;

    /**
     * Takes our own report on a stream of the client; without effect when nothing of it was due.
     *
     * @param expected packets since the report before
     * @param lost of them, before any were sent again
     * @param streamJitterMs its jitter, 0 for a stream that does not tell: a picture's packets are sent one after the other
     *     and carry one timestamp
     */
    public void received(int expected, int lost, double streamJitterMs) {
        if (expected > 0) {
            fromClient.add(expected, lost);
            jitterMs = Math.max(jitterMs, streamJitterMs);
        }
    }

    /**
     * Takes the client's report on a stream that it is sent.
     *
     * @param sent packets since the report before
     * @param lost of them on the way to the client
     */
    public void delivered(int sent, int lost) {
        toClient.add(sent, lost);
    }

    /** Takes the time that something took to the client and back; one that can not be is left out. */
    public void roundTrip(double ms, long nowNs) {
        if (ms >= 0 && ms < LONGEST_ROUND_TRIP_MS) {
            roundTripMs.set(ms, nowNs);
        }
    }

    /**
     * Ends a period.
     *
     * @param heardNs when something authentic last came from the client
     * @param budgetBps what may be sent to the client, {@link Long#MAX_VALUE} where nothing limits that
     */
    public void review(long nowNs, long heardNs, long budgetBps) {
        double loss = Math.max(fromClient.share(nowNs), toClient.share(nowNs));
        long silentMs = (nowNs - heardNs) / 1_000_000;
        Measurement measured = new Measurement(loss, roundTripMs.at(nowNs), jitterMs, budgetBps, silentMs);
        jitterMs = 0;
        quality = steadied.after(measured.grade());
    }

    /** Returns the quality as of the last period, unknown before the first. */
    public LinkQuality quality() {
        return quality;
    }
}
