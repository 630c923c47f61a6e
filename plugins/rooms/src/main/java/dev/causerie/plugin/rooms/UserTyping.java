package dev.causerie.plugin.rooms;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;

/** Somebody has begun or ceased to type. Immutable. */
record UserTyping(long userId, String username, boolean isTyping) implements VolatileEvent {

    /** {@code userTyping}, to a client. */
    record Wire(String userId, String username, boolean isTyping) {}

    Wire wire() {
        return new Wire(Long.toString(userId), username, isTyping);
    }

    @Override
    public Backpressure backpressure() {
        return Backpressure.latestOf(userId);
    }
}
