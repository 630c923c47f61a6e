package dev.causerie.api.domain.media;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one of a receiver's slots shows now. Immutable.
 *
 * @param mid the slot's m-line in the receiver's offer
 * @param kind {@code audio} or {@code video}
 * @param userId whose source is in it; absent when there is none
 * @param username that user's name
 * @param source which of the user's sources
 * @param layer what is forwarded now, 0 the smallest; absent until a first key frame has passed
 * @param paused whether the receiver paused it
 */
public record Slot(
        String mid,
        String kind,
        Optional<Long> userId,
        Optional<String> username,
        Optional<TrackSource> source,
        OptionalInt layer,
        boolean paused) {}
