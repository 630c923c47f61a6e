package dev.causerie.plugin.rooms;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody has come online or gone. Immutable.
 *
 * @param lastSeen when somebody who is gone was last connected
 */
record UserStatus(long userId, String username, boolean isOnline, Optional<Instant> lastSeen) implements VolatileEvent {

    /** {@code userStatus}, to a client. */
    record Wire(
            String userId,
            String username,
            boolean isOnline,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> lastSeen) {}

    Wire wire() {
        return new Wire(Long.toString(userId), username, isOnline, lastSeen);
    }

    @Override
    public Backpressure backpressure() {
        return Backpressure.latestOf(userId);
    }
}
