package dev.causerie.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.rtp.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever is switched, lost, reordered or left out: one contiguous sequence that goes forward. */
class StreamRewriterTest {
    private static final int FRAMES = 3000;

    @RepeatedTest(20)
    void anyInterleavingGivesOneContiguousStream(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        StreamRewriter rewriter = new StreamRewriter(90_000, random.nextInt(65_536), random.nextInt());
        Rewritten out = new Rewritten();
        List<int[]> sent = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        int lost = 0;
        long nowNs = 1_000_000_000L;
        FakeSource source = new FakeSource(random);
        List<Integer> late = new ArrayList<>();
        rewriter.begin(source.packet(source.sequence), nowNs);
        for (int i = 0; i < FRAMES; i++) {
            nowNs += 33_000_000;
            int dice = random.nextInt(100);
            if (dice < 3 && i > 0) {
                lost += late.size();
                late.clear();
                source = new FakeSource(random);
                rewriter.begin(source.packet(source.sequence), nowNs);
            } else if (dice < 10 && i > 0) {
                rewriter.leaveOut(source.sequence);
                source.sequence = Sequence.plus(source.sequence, 1);
                continue;
            } else if (dice < 20 && late.size() < 30 && !sent.isEmpty()) {
                late.add(source.sequence);
                source.sequence = Sequence.plus(source.sequence, 1);
                continue;
            } else if (dice < 28 && !late.isEmpty()) {
                int number = late.remove(random.nextInt(late.size()));
                if (rewriter.map(source.packet(number), nowNs, out)) {
                    numbers.add(out.sequence);
                } else {
                    lost++;
                }
                continue;
            }
            assertThat(rewriter.map(source.packet(source.sequence), nowNs, out)).isTrue();
            source.sequence = Sequence.plus(source.sequence, 1);
            sent.add(new int[] {out.sequence, out.timestamp, out.pictureId});
            assertThat(numbers.add(out.sequence)).as("each number once").isTrue();
        }
        assertForward(sent);
        int span = Sequence.distance(sent.get(sent.size() - 1)[0], sent.get(0)[0]) + 1;
        assertThat(span).as("no number of its own making").isLessThanOrEqualTo(numbers.size() + lost + late.size());
    }

    private static void assertForward(List<int[]> sent) {
        for (int i = 1; i < sent.size(); i++) {
            int[] before = sent.get(i - 1);
            int[] now = sent.get(i);
            assertThat(Sequence.distance(now[0], before[0])).isPositive();
            assertThat(now[1] - before[1]).isPositive();
            assertThat((now[2] - before[2]) & 0x7FFF).isBetween(1, 1000);
        }
    }

    @Test
    void aLatecomerFindsItsPlaceBeforeWhatWasLeftOut() {
        SequenceRewriter rewriter = new SequenceRewriter(1000);
        rewriter.begin(10);
        assertThat(rewriter.map(10)).isEqualTo(1000);
        assertThat(rewriter.map(12)).isEqualTo(1002);
        rewriter.leaveOut(13);
        assertThat(rewriter.map(14)).isEqualTo(1003);
        assertThat(rewriter.map(11)).isEqualTo(1001);
        assertThat(rewriter.map(13)).isEqualTo(SequenceRewriter.NONE);
        assertThat(rewriter.map(9)).as("before the first").isEqualTo(SequenceRewriter.NONE);
    }

    @Test
    void numbersWrap() {
        SequenceRewriter rewriter = new SequenceRewriter(65_534);
        rewriter.begin(65_535);
        assertThat(rewriter.map(65_535)).isEqualTo(65_534);
        assertThat(rewriter.map(0)).isEqualTo(65_535);
        assertThat(rewriter.map(1)).isZero();
        rewriter.begin(500);
        assertThat(rewriter.map(500)).isEqualTo(1);
    }

    @Test
    void anEstimateLimitsOnlyWhenItStaysBelow() {
        long second = 1_000_000_000L;
        ReceiverEstimate estimate = new ReceiverEstimate();
        assertThat(estimate.budgetBps(1_000_000, 0)).isEqualTo(Long.MAX_VALUE);
        estimate.report(400_000);
        assertThat(estimate.budgetBps(1_000_000, second)).isEqualTo(Long.MAX_VALUE);
        assertThat(estimate.budgetBps(1_000_000, 4 * second)).isEqualTo(400_000);
        assertThat(estimate.budgetBps(300_000, 5 * second)).as("still careful").isEqualTo(400_000);
        assertThat(estimate.budgetBps(300_000, 20 * second)).isEqualTo(Long.MAX_VALUE);
    }
}
