package dev.causerie.plugin.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device in a meeting: a row of {@code meeting_sessions}. Immutable.
 *
 * @param lostAt when its connection was lost, if it is away
 */
record SessionRow(
        String sessionId,
        String meetingId,
        long userId,
        @Nullable Instant lostAt) {

    boolean lost() {
        return lostAt != null;
    }
}
