package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.domain.notifications.NotificationSent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Notifications that count instead of coming again: one unread row each user and subject. The first is sent at once; what
 * the count has become is told every {@link UnreadCounts#PAUSE} at the most. The caller sees to it that a subject is
 * counted by one transaction at a time. Thread-safe.
 */
final class Tallies {

    private final Store store;
    private final StoredNotifications notifications;
    private final TallyTable table;
    private final Publisher publisher;
    private final DataText texts = new DataText();
    private final Set<Long> grown = ConcurrentHashMap.newKeySet();

    Tallies(Store store, StoredNotifications notifications, Publisher publisher) {
        this.store = store;
        this.notifications = notifications;
        this.table = store.mapper(TallyTable.class);
        this.publisher = publisher;
    }

    /**
     * Counts one more for a user, in the transaction of this thread.
     *
     * @param subject what is counted: 1 to 64 characters
     * @param worded the notification that says so many
     */
    void count(long userId, String subject, IntFunction<NewNotification> worded) {
        boolean counted = table.unread(userId, subject)
                .filter(counting -> grow(counting, worded.apply(counting.tally() + 1)))
                .isPresent();
        if (!counted) {
            notifications.send(worded.apply(1), subject);
        }
    }

    /** False when it was read or removed meanwhile. */
    private boolean grow(TallyTable.Counting counting, NewNotification worded) {
        int there = table.count(
                counting.id(), counting.tally() + 1, worded.title(), worded.message(), texts.write(worded.data()));
        if (there > 0) {
            store.afterCommit(() -> grown.add(counting.id()));
        }
        return there > 0;
    }

    /** Tells what has grown. */
    void tell() {
        for (long id : List.copyOf(grown)) {
            grown.remove(id);
            try {
                store.transaction(() ->
                        notifications.find(id).filter(found -> !found.read()).ifPresent(this::tell));
            } catch (RuntimeException failure) {
                grown.add(id);
                throw failure;
            }
        }
    }

    private void tell(Notification notification) {
        publisher.publish(Room.ofUser(notification.userId()), new NotificationSent(notification));
    }
}
