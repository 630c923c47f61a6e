package dev.causerie.plugin.notification;

import dev.causerie.api.event.DurableEvent;

/** What a user has done with his notifications, for his other sessions. */
sealed interface InboxChanged extends DurableEvent {

    /** One was marked as read. Immutable. */
    record Read(long notificationId) implements InboxChanged {}

    /** All were marked as read that were not before: so many. Immutable. */
    record AllRead(int markedCount) implements InboxChanged {}

    /** One was deleted. Immutable. */
    record Deleted(long notificationId) implements InboxChanged {}
}
