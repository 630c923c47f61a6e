package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.TrackSource;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code media-subscribe}: what a client wants in one of its slots. Immutable.
 *
 * @param mid the slot
 * @param userId whom to show there; the server chooses when it is not said
 * @param maxLayer the highest layer wanted, 0 the smallest
 */
record SubscribeMedia(
        @NotBlank @Size(max = 16) String mid,
        Optional<Long> userId,
        Optional<TrackSource> source,
        Optional<@Min(0) @Max(16) Integer> maxLayer,
        Optional<Boolean> paused) {

    SlotWish wish() {
        return new SlotWish(
                mid, userId, source, maxLayer.map(OptionalInt::of).orElseGet(OptionalInt::empty), paused.orElse(false));
    }
}
