package dev.causerie.worker.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.worker.job.Canvas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static final Canvas HD = new Canvas(1280, 720, 25);

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "4,4", "5,9", "9,9", "10,16", "16,16"})
    void tilesComeInFewSizes(int tiles, int places) {
        assertThat(Layout.grid(HD, tiles).tiles()).hasSize(places);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 8, 9, 15})
    void theStageHasAPlaceForEverybodyAside(int others) {
        List<Rectangle> tiles = Layout.stage(HD, others).tiles();

        assertThat(tiles).hasSizeGreaterThanOrEqualTo(others + 1);
        assertThat(tiles.get(0).width()).isGreaterThanOrEqualTo(960);
        assertSound(tiles);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9, 16})
    void tilesLieOnTheCanvasWithoutOverlap(int tiles) {
        assertSound(Layout.grid(HD, tiles).tiles());
    }

    @Test
    void picturesKeepTheirProportions() {
        Rectangle tile = new Rectangle(640, 0, 640, 360);

        assertThat(tile.fit(1920, 1080)).isEqualTo(tile);
        assertThat(tile.fit(360, 360)).isEqualTo(new Rectangle(780, 0, 360, 360));
        assertThat(tile.fit(1280, 360)).isEqualTo(new Rectangle(640, 90, 640, 180));
        assertThat(tile.fit(16_383, 1).height()).isEqualTo(2);
    }

    private static void assertSound(List<Rectangle> tiles) {
        for (Rectangle a : tiles) {
            assertThat(List.of(a.x(), a.y(), a.width(), a.height())).allMatch(n -> n % 2 == 0 && n >= 0);
            assertThat(a.x() + a.width()).isLessThanOrEqualTo(1280);
            assertThat(a.y() + a.height()).isLessThanOrEqualTo(720);
            assertThat(tiles).filteredOn(b -> overlap(a, b)).containsExactly(a);
        }
    }

    private static boolean overlap(Rectangle a, Rectangle b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
