package dev.causerie.media.quality;

import dev.causerie.media.LinkQuality;

/**
 * Follows a quality that is measured once a period, without its flutter: it becomes worse after {@link #PERIODS_TO_WORSE}
 * periods in a row that were all worse, and then as bad as the mildest of them; better, or as bad for another cause, after
 * {@link #PERIODS_TO_BETTER}, and then as good as the worst of them. Owned by one thread.
 */
final class Steadied {
    static final int PERIODS_TO_WORSE = 3;
    static final int PERIODS_TO_BETTER = 6;

    private LinkQuality steady = LinkQuality.GOOD;
    private LinkQuality next = LinkQuality.GOOD;
    private boolean worsening;
    private int periods;

    /** Returns what it is after a period in which it was measured to be this; at first it is good. */
    LinkQuality after(LinkQuality measured) {
        if (measured.equals(steady)) {
            periods = 0;
            return steady;
        }
        boolean worse = measured.isWorseThan(steady);
        if (periods == 0 || worse != worsening) {
            worsening = worse;
            next = measured;
            periods = 0;
        } else if (worse) {
            next = measured.isWorseThan(next) ? next : measured;
        } else {
            next = next.isWorseThan(measured) ? next : measured;
        }
        periods++;
        if (periods == (worsening ? PERIODS_TO_WORSE : PERIODS_TO_BETTER)) {
            steady = next;
            periods = 0;
        }
        return steady;
    }
}
