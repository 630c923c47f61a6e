package dev.causerie.api.domain.notifications;

/** Notifies users; offered by the notification plugin. Blocking. Thread-safe. */
public interface Notifications {

    /**
     * Stores a notification and publishes {@link NotificationSent} to the user's sessions, in the transaction that is open
     * on this thread, else in one of its own; the user's unread count follows after the commit. Of a user's 500
     * notifications the oldest make room, those that were read first. It locks nothing that the caller might be waited for.
     *
     * @throws IllegalArgumentException if the data are longer than 8 KiB as JSON
     */
    Notification send(NewNotification notification);
}
