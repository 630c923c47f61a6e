package dev.causerie.media.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadiedTest {

    private static final LinkQuality GOOD = LinkQuality.GOOD;
    private static final LinkQuality FAIR = new LinkQuality(Level.FAIR, Cause.LOSS);
    private static final LinkQuality SLOW = new LinkQuality(Level.FAIR, Cause.LATENCY);
    private static final LinkQuality POOR = new LinkQuality(Level.POOR, Cause.LOSS);
    private static final LinkQuality LOST = new LinkQuality(Level.LOST, Cause.SILENCE);

    private final Steadied steadied = new Steadied();

    /** What it was after each of these periods. */
    private List<LinkQuality> after(LinkQuality... measured) {
        List<LinkQuality> all = new ArrayList<>();
        for (LinkQuality each : measured) {
            all.add(steadied.after(each));
        }
        return all;
    }

    @Test
    void itBecomesWorseInTheThirdPeriodInARow() {
        assertThat(after(POOR, POOR, POOR)).containsExactly(GOOD, GOOD, POOR);
    }

    @Test
    void twoBadPeriodsAreForgottenByOneThatIsNot() {
        assertThat(after(POOR, POOR, GOOD, POOR, POOR, GOOD)).containsOnly(GOOD);
    }

    @Test
    void itBecomesBetterInTheSixthPeriodInARow() {
        after(POOR, POOR, POOR);
        assertThat(after(GOOD, GOOD, GOOD, GOOD, GOOD)).containsOnly(POOR);
        assertThat(after(GOOD)).containsExactly(GOOD);
    }

    @Test
    void oneRelapseBeginsTheWaitAnew() {
        after(POOR, POOR, POOR);
        assertThat(after(GOOD, GOOD, GOOD, GOOD, GOOD, POOR, GOOD, GOOD, GOOD, GOOD, GOOD))
                .containsOnly(POOR);
        assertThat(after(GOOD)).containsExactly(GOOD);
    }

    @Test
    void itBecomesAsBadAsTheMildestOfTheBadPeriods() {
        assertThat(after(LOST, FAIR, POOR)).containsExactly(GOOD, GOOD, FAIR);
        assertThat(after(POOR, LOST, POOR)).containsExactly(FAIR, FAIR, POOR);
    }

    @Test
    void itBecomesAsGoodAsTheWorstOfTheBetterPeriods() {
        after(LOST, LOST, LOST);
        assertThat(after(GOOD, FAIR, GOOD, GOOD, GOOD, GOOD)).endsWith(LOST, FAIR);
    }

    @Test
    void anotherCauseOfTheSameLevelTakesAsLongAsABetterLevel() {
        after(FAIR, FAIR, FAIR);
        assertThat(after(SLOW, SLOW, SLOW, SLOW, SLOW)).containsOnly(FAIR);
        assertThat(after(SLOW)).containsExactly(SLOW);
    }

    @Test
    void turningFromBetterToWorseBeginsTheCountAnew() {
        after(FAIR, FAIR, FAIR);
        assertThat(after(GOOD, GOOD, GOOD, GOOD, GOOD, POOR, POOR)).containsOnly(FAIR);
        assertThat(after(POOR)).containsExactly(POOR);
    }
}
