package dev.causerie.plugin.notification;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.VolatileEvent;

/**
 * {@code unread-notifications-count}, to a client: how many notifications a user has not read. Immutable.
 *
 * @param count at least 0
 */
record UnreadCount(int count) {

    /** It changed; for every session of the user. */
    record Changed(int count) implements DurableEvent {}

    /** It is this; for a session that has just come. */
    record AtStart(int count) implements VolatileEvent {

        @Override
        public Backpressure backpressure() {
            return Backpressure.LATEST;
        }
    }
}
