package dev.causerie.plugin.meeting;

import java.util.Optional;

/**
 * {@code stop-screen-share}, from a client. Immutable.
 *
 * @param userId whose; one's own when it is not said
 */
record StopScreenShare(String meetingId, Optional<Long> userId) {}
