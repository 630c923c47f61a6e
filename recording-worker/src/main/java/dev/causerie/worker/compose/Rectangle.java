package dev.causerie.worker.compose;

/** A place on the canvas, in pixels; all even, since colour is stored for two by two. Immutable. */
record Rectangle(int x, int y, int width, int height) {

    /** The largest place in here, in the middle, with the proportions of such a picture. */
    Rectangle fit(int pictureWidth, int pictureHeight) {
        int fitWidth = even(Math.min(width, (long) height * pictureWidth / pictureHeight));
        int fitHeight = even(Math.min(height, (long) width * pictureHeight / pictureWidth));
        return new Rectangle(x + half(width - fitWidth), y + half(height - fitHeight), fitWidth, fitHeight);
    }

    private static int half(int rest) {
        return (rest / 2) & ~1;
    }

    static int even(long pixels) {
        return (int) Math.max(2, pixels & ~1L);
    }
}
