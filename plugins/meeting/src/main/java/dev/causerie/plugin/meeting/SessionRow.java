package dev.causerie.plugin.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device in a meeting: a row of {@code meeting_sessions}. Immutable.
 *
 * @param lostAt when its connection was lost, if it is away
 * @param waiting whether it waits to be let in, and is in no room
 */
record SessionRow(
        String sessionId,
        String meetingId,
        long userId,
        @Nullable Instant lostAt,
        boolean waiting) {

    /** Whether it is in the meeting, and does not only wait. */
    boolean in(String meeting) {
        return !waiting && meetingId.equals(meeting);
    }

    boolean lost() {
        return lostAt != null;
    }
}
