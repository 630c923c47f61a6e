package dev.causerie.media;

import java.util.Optional;

/**
 * A receiver's wish for one of its slots; it replaces the earlier wish for that slot. Immutable.
 *
 * @param mid the slot
 * @param pinned the source to show there, also before it exists; empty leaves the choice to the router
 * @param maxLayer the highest layer wanted, 0 the smallest; {@link Router#ANY_LAYER} for no cap
 * @param paused true sends nothing into the slot until it is taken back
 */
public record Subscription(String mid, Optional<SourceId> pinned, int maxLayer, boolean paused) {
    public Subscription {
        if (maxLayer < 0) {
            throw new IllegalArgumentException("maxLayer is " + maxLayer + ", the smallest layer is 0");
        }
    }

    /** Returns the wish that every slot starts with: any source, any layer, not paused. */
    public static Subscription automatic(String mid) {
        return new Subscription(mid, Optional.empty(), Router.ANY_LAYER, false);
    }
}
