package dev.causerie.server.capture.webm;

/** What a recorded track carries, as far as its WebM header must say it. Immutable. */
public sealed interface TrackFormat {

    /**
     * Video in VP8 (RFC 6386). The size is that of the first frame: later key frames carry their own, and players
     * follow them.
     *
     * @param width pixels, 1 to 16383 (14 bits in a key frame)
     * @param height pixels, 1 to 16383
     */
    record Vp8(int width, int height) implements TrackFormat {

        private static final int LARGEST_SIDE = (1 << 14) - 1;

        /** Checks the size, and throws {@link IllegalArgumentException} when VP8 can not carry it. */
        public Vp8 {
            if (width < 1 || width > LARGEST_SIDE || height < 1 || height > LARGEST_SIDE) {
                throw new IllegalArgumentException("VP8 can not be " + width + "x" + height + " pixels");
            }
        }
    }

    /**
     * Audio in Opus (RFC 6716), decoded at 48 kHz.
     *
     * @param channels 1 or 2
     */
    record Opus(int channels) implements TrackFormat {

        /** Checks the channels, and throws {@link IllegalArgumentException} for other than one or two. */
        public Opus {
            if (channels < 1 || channels > 2) {
                throw new IllegalArgumentException("Opus in a call has 1 or 2 channels, not " + channels);
            }
        }
    }
}
