package dev.causerie.worker.job;

/**
 * The picture of a composite that is drawn anew; one that is only remuxed keeps its own size. Immutable.
 *
 * @param width pixels, even, 64 to 3840
 * @param height pixels, even, 64 to 2160
 * @param fps frames a second, 1 to 60
 */
public record Canvas(int width, int height, int fps) {

    private static final int SMALLEST_SIDE = 64;

    /** Checks every component, and throws {@link IllegalArgumentException} naming the one that is wrong. */
    public Canvas {
        Check.that(isSide(width, 3840), "width", "even, 64 to 3840, not " + width);
        Check.that(isSide(height, 2160), "height", "even, 64 to 2160, not " + height);
        Check.that(fps >= 1 && fps <= 60, "fps", "1 to 60, not " + fps);
    }

    private static boolean isSide(int pixels, int largest) {
        return pixels >= SMALLEST_SIDE && pixels <= largest && pixels % 2 == 0;
    }
}
