package dev.causerie.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NackGeneratorTest {
    private static final long MS = 1_000_000L;
    private final NackGenerator nacks = new NackGenerator();
    private final List<String> asked = new ArrayList<>();

    private boolean ask(long ms) {
        asked.clear();
        return nacks.ask(ms * MS, (first, following) -> asked.add(first + "+" + Integer.toBinaryString(following)));
    }

    @Test
    void neighboursShareOneRequest() {
        assertThat(nacks.gap(65_533, 2)).isTrue();
        ask(0);
        assertThat(asked).containsExactly("65534+111");
    }

    @Test
    void farOnesNeedAnother() {
        nacks.gap(0, 2);
        nacks.gap(2, 30);
        ask(0);
        assertThat(asked).containsExactly("1+1111111111111110", "18+11111111111");
    }

    @Test
    void whatStaysAwayIsAskedForAgainAndThenGivenUp() {
        nacks.gap(5, 7);
        long ms = 0;
        for (int i = 0; i < NackGenerator.MAX_TRIES; i++) {
            assertThat(ask(ms)).isTrue();
            assertThat(asked).containsExactly("6+0");
            assertThat(ask(ms + 10)).isTrue();
            assertThat(asked).as("not at once").isEmpty();
            ms += 100;
        }
        assertThat(ask(ms)).as("given up").isFalse();
        assertThat(nacks.missing()).isZero();
    }

    @Test
    void whatCameIsNotAskedFor() {
        nacks.gap(5, 8);
        assertThat(nacks.received(6)).isTrue();
        assertThat(nacks.received(6)).isFalse();
        ask(0);
        assertThat(asked).containsExactly("7+0");
    }

    @Test
    void aWideGapIsNotWorthAsking() {
        assertThat(nacks.gap(0, 500)).isFalse();
        assertThat(nacks.missing()).isZero();
    }

    @Test
    void aKeyFrameIsAskedForUntilSeen() {
        KeyFrameRequest request = new KeyFrameRequest();
        assertThat(request.isDue(0)).isFalse();
        request.want();
        assertThat(request.isDue(0)).isTrue();
        assertThat(request.isDue(100 * MS)).isFalse();
        assertThat(request.isDue(500 * MS)).isTrue();
        request.seen();
        assertThat(request.isDue(2000 * MS)).isFalse();
    }

    @Test
    void repeatsAndLatecomersAreToldApart() {
        ReceiveWindow window = new ReceiveWindow(64);
        assertThat(window.add(65_530)).isTrue();
        assertThat(window.add(3)).isTrue();
        assertThat(window.add(65_535)).as("late").isTrue();
        assertThat(window.add(65_535)).as("repeat").isFalse();
        assertThat(window.add(200)).isTrue();
        assertThat(window.add(100)).as("too old").isFalse();
        assertThat(window.add(150)).isTrue();
    }

    @Test
    void theCacheReturnsWhatItHoldsAndNothingElse() {
        PacketCache cache = new PacketCache(8);
        cache.place(9).fillEmpty(9);
        assertThat(cache.get(9)).isNotNull();
        assertThat(cache.get(1)).as("the same place").isNull();
        cache.place(17).fillEmpty(17);
        assertThat(cache.get(9)).as("overwritten").isNull();
    }
}
