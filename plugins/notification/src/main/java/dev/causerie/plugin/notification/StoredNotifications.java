package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.domain.notifications.NotificationSent;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Page;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notifications in the database. Sending inserts a row and waits for nobody. Thread-safe. */
final class StoredNotifications implements Notifications {

    private final Store store;
    private final NotificationTable table;
    private final UnreadCounts counts;
    private final Publisher publisher;
    private final Clock clock;
    private final DataText texts = new DataText();

    StoredNotifications(Store store, UnreadCounts counts, Publisher publisher, Clock clock) {
        this.store = store;
        this.table = store.mapper(NotificationTable.class);
        this.counts = counts;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Notification send(NewNotification notification) {
        return send(notification, null);
    }

    /** The same for one that counts something: the first of its kind that the user has not read. */
    Notification send(NewNotification notification, @Nullable String tallyOf) {
        String data = texts.write(notification.data());
        return store.transaction(() -> {
            table.insert(notification, data, tallyOf, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            Notification sent = find(table.insertedId()).orElseThrow();
            publisher.publish(Room.ofUser(sent.userId()), new NotificationSent(sent));
            counts.changed(sent.userId());
            return sent;
        });
    }

    Optional<Notification> find(long id) {
        return table.find(id).map(row -> row.notification(texts));
    }

    /** A page of the user's notifications, newest first. */
    Page<Notification> page(long userId, boolean unreadOnly, long before, int limit) {
        List<NotificationRow> rows =
                unreadOnly ? table.newestUnread(userId, before, limit + 1) : table.newest(userId, before, limit + 1);
        return Page.of(rows.stream().map(row -> row.notification(texts)).toList(), limit);
    }
}
