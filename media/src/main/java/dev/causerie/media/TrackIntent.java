package dev.causerie.media;

/**
 * What a client says it publishes on one m-line of its offer. Immutable.
 *
 * @param mid the m-line's {@code a=mid}
 * @param source what the track shows or carries
 */
public record TrackIntent(String mid, TrackSource source) {
    public TrackIntent {
        if (mid.isBlank()) {
            throw new IllegalArgumentException("a track intent needs the mid of its m-line");
        }
    }
}
