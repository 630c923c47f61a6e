package dev.causerie.media;

import java.time.Instant;

/**
 * One recorded track. Immutable.
 *
 * @param trackId unique in the process
 * @param participantId who publishes it
 * @param kind audio or video
 * @param source what it shows or carries
 * @param codec {@code opus} (48 kHz, two channels) or {@code vp8}
 * @param startedAt the wall-clock time of its first frame
 */
public record TapTrack(
        String trackId, String participantId, MediaKind kind, TrackSource source, String codec, Instant startedAt) {}
