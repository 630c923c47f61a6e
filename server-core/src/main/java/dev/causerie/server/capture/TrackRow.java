package dev.causerie.server.capture;

/**
 * A row of {@code recording_tracks}. Immutable.
 *
 * @param kind {@code audio} or {@code video}
 * @param source such as {@code camera}
 * @param codec {@code opus} or {@code vp8}
 * @param startMs from the start of the recording to the track's first frame
 */
record TrackRow(
        long recordingId,
        String trackId,
        long userId,
        String username,
        String kind,
        String source,
        String codec,
        long startMs) {}
