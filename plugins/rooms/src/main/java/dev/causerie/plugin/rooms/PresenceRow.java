package dev.causerie.plugin.rooms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is online in rooms. Immutable.
 *
 * @param seenAt when the user last did something
 * @param lostAt since when none of the user's sessions is connected
 */
record PresenceRow(
        long userId,
        String username,
        Instant seenAt,
        @Nullable Instant lostAt) {}
