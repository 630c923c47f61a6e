package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry.Target;
import dev.causerie.api.event.DurableEvent;

/**
 * Somebody began to share a screen, or shares none any more. Immutable.
 *
 * @param started false when it ended, whoever ended it
 */
record ScreenShared(String meetingId, long userId, String username, boolean started) implements DurableEvent {

    boolean stopped() {
        return !started;
    }

    Target target() {
        return new Target(userId, username);
    }

    Screen wire() {
        return new Screen(meetingId, Long.toString(userId), username);
    }

    /** {@code screen-share-started} and {@code screen-share-stopped}, to clients. Immutable. */
    record Screen(String meetingId, String userId, String username) {}
}
