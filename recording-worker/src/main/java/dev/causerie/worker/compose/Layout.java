package dev.causerie.worker.compose;

import dev.causerie.worker.job.Canvas;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the tiles are. It stays the same for the whole recording, so that nobody's picture jumps. Immutable.
 *
 * @param tiles the places, at most {@value #MOST_TILES}; where a stage is set, it is the first
 */
record Layout(List<Rectangle> tiles) {

    /** More faces than these are too small to be told apart. */
    static final int MOST_TILES = 16;

    private static final int TILES_IN_A_STRIP = 4;

    /** Tiles of one size, in 1, 2, 4, 9 or 16 places. */
    static Layout grid(Canvas canvas, int tiles) {
        int columns = (int) Math.ceil(Math.sqrt(tiles));
        int rows = tiles <= 2 ? 1 : columns;
        return new Layout(cells(new Rectangle(0, 0, canvas.width(), canvas.height()), columns, rows));
    }

    /** One large tile for a screen, and a strip of small ones at its right; without others it takes all. */
    static Layout stage(Canvas canvas, int others) {
        if (others == 0) {
            return grid(canvas, 1);
        }
        int stageWidth = Rectangle.even(canvas.width() * 3L / 4);
        int columns = (others + 2 * TILES_IN_A_STRIP - 1) / (2 * TILES_IN_A_STRIP);
        int rows = Math.max(TILES_IN_A_STRIP, (others + columns - 1) / columns);
        List<Rectangle> tiles = new ArrayList<>();
        tiles.add(new Rectangle(0, 0, stageWidth, canvas.height()));
        tiles.addAll(cells(new Rectangle(stageWidth, 0, canvas.width() - stageWidth, canvas.height()), columns, rows));
        return new Layout(tiles);
    }

    private static List<Rectangle> cells(Rectangle area, int columns, int rows) {
        int width = Rectangle.even(area.width() / columns);
        int height = Rectangle.even(area.height() / rows);
        List<Rectangle> cells = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            cells.add(
                    new Rectangle(area.x() + width * (i % columns), area.y() + height * (i / columns), width, height));
        }
        return cells;
    }
}
