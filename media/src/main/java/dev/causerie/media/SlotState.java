package dev.causerie.media;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one receiving slot shows now. Immutable.
 *
 * @param mid the slot's m-line in the receiver's offer
 * @param kind what the slot can carry
 * @param shown the source in it, empty when there is none
 * @param layer the layer forwarded now, 0 the smallest; empty until a first key frame has passed
 * @param paused whether the receiver paused the slot
 */
public record SlotState(String mid, MediaKind kind, Optional<SourceId> shown, OptionalInt layer, boolean paused) {}
