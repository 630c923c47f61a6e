package dev.causerie.api.domain.media;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a receiver wants in one of its slots; replaces the earlier wish for it. Immutable.
 *
 * @param mid the slot
 * @param userId whose source is to be shown, also before it exists; absent leaves the choice to the server
 * @param source which of that user's sources
 * @param maxLayer the highest layer wanted, 0 the smallest; absent for no cap
 * @param paused true sends nothing into it
 */
public record SlotWish(
        String mid, Optional<Long> userId, Optional<TrackSource> source, OptionalInt maxLayer, boolean paused) {}
