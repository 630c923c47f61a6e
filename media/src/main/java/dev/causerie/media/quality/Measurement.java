package dev.causerie.media.quality;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;

/**
 * What is known of one connection at the end of a period. A value that is not known is 0, and counts as good. Immutable.
 *
 * @param lossShare of the packets on their way to or from the client, whichever lost more, before any were sent again; 0 to 1
 * @param roundTripMs to the client and back
 * @param jitterMs of the client's sound as it arrives (RFC 3550 §6.4.1)
 * @param budgetBps what may be sent to the client, {@link #UNLIMITED} where its estimate does not limit that
 * @param silentMs since something authentic came from the client
 */
record Measurement(double lossShare, double roundTripMs, double jitterMs, long budgetBps, long silentMs) {
    /** As a budget: as much as there is to send. */
    static final long UNLIMITED = Long.MAX_VALUE;

    /** What speech bears (ITU-T G.1010, table I.1). */
    static final double FAIR_LOSS = 0.03;

    /** Where senders give way to loss (draft-ietf-rmcat-gcc-02 §6). */
    static final double POOR_LOSS = 0.10;

    /** Twice the delay one way up to which talk goes on undisturbed (ITU-T G.114). */
    static final double FAIR_ROUND_TRIP_MS = 300;

    /** Twice the longest delay one way that networks are to be planned with (ITU-T G.114). */
    static final double POOR_ROUND_TRIP_MS = 800;

    /** The variation that networks for talk may have (ITU-T Y.1541, classes 0 and 1). */
    static final double FAIR_JITTER_MS = 50;

    /** Twice that. */
    static final double POOR_JITTER_MS = 100;

    /** What a browser spends on the smallest of three camera layers at the most. */
    static final long POOR_BUDGET_BPS = 200_000;

    /** The longest pause of a client that sends nothing but consent checks (RFC 7675 §5.1: 5 s, varied by a fifth). */
    static final long SILENCE_MS = 6_000;

    /** Returns the worst of what each value alone would make of it; of equals the first in the order of the causes. */
    LinkQuality grade() {
        if (silentMs > SILENCE_MS) {
            return new LinkQuality(Level.LOST, Cause.SILENCE);
        }
        LinkQuality worst = grade(Cause.LOSS, lossShare, FAIR_LOSS, POOR_LOSS);
        worst = LinkQuality.worse(worst, grade(Cause.LATENCY, roundTripMs, FAIR_ROUND_TRIP_MS, POOR_ROUND_TRIP_MS));
        worst = LinkQuality.worse(worst, grade(Cause.JITTER, jitterMs, FAIR_JITTER_MS, POOR_JITTER_MS));
        return LinkQuality.worse(worst, gradeOfBudget());
    }

    private static LinkQuality grade(Cause cause, double value, double fairFrom, double poorFrom) {
        if (value < fairFrom) {
            return LinkQuality.GOOD;
        }
        return new LinkQuality(value < poorFrom ? Level.FAIR : Level.POOR, cause);
    }

    private LinkQuality gradeOfBudget() {
        if (budgetBps == UNLIMITED) {
            return LinkQuality.GOOD;
        }
        return new LinkQuality(budgetBps < POOR_BUDGET_BPS ? Level.POOR : Level.FAIR, Cause.BANDWIDTH);
    }
}
