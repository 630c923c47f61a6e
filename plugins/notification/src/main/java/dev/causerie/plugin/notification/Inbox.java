package dev.causerie.plugin.notification;

import dev.causerie.api.Rejected;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.time.Clock;

/**
 * What users do with their notifications. The sending session is answered, the user's others are told when something has
 * changed. Thread-safe.
 */
final class Inbox {

    private static final int DEFAULT_PAGE = 50;

    private final Store store;
    private final NotificationTable table;
    private final StoredNotifications notifications;
    private final UnreadCounts counts;
    private final Publisher publisher;
    private final Clock clock;

    Inbox(Store store, StoredNotifications notifications, UnreadCounts counts, Publisher publisher, Clock clock) {
        this.store = store;
        this.table = store.mapper(NotificationTable.class);
        this.notifications = notifications;
        this.counts = counts;
        this.publisher = publisher;
        this.clock = clock;
    }

    Reply list(Caller caller, GetNotifications wish) {
        return Reply.as(
                "notifications-list",
                NotificationsList.of(notifications.page(
                        caller.user().id(),
                        wish.unreadOnly().orElse(false),
                        wish.before().map(Long::parseLong).orElse(Long.MAX_VALUE),
                        wish.limit().orElse(DEFAULT_PAGE))));
    }

    Reply markRead(Caller caller, OneNotification wish) {
        long userId = caller.user().id();
        store.transaction(() -> {
            if (table.markRead(userId, wish.id(), clock.instant()) > 0) {
                publisher.publish(Room.ofUser(userId), new InboxChanged.Read(wish.id()));
                counts.changed(userId);
            } else if (!table.isOf(userId, wish.id())) {
                throw Rejected.notFound("notification " + wish.id());
            }
        });
        return Reply.as("notification-marked-read", wish);
    }

    Reply markAllRead(Caller caller, Nothing nothing) {
        long userId = caller.user().id();
        int marked = store.transaction(() -> {
            int count = table.markAllRead(userId, clock.instant());
            if (count > 0) {
                publisher.publish(Room.ofUser(userId), new InboxChanged.AllRead(count));
                counts.changed(userId);
            }
            return count;
        });
        return Reply.as("all-notifications-marked-read", new InboxChanged.AllRead(marked));
    }

    Reply delete(Caller caller, OneNotification wish) {
        long userId = caller.user().id();
        store.transaction(() -> {
            if (table.delete(userId, wish.id()) == 0) {
                throw Rejected.notFound("notification " + wish.id());
            }
            publisher.publish(Room.ofUser(userId), new InboxChanged.Deleted(wish.id()));
            counts.changed(userId);
        });
        return Reply.as("notification-deleted", wish);
    }

    Reply count(Caller caller, Nothing nothing) {
        return Reply.as(
                "unread-notifications-count",
                new UnreadCount(counts.of(caller.user().id())));
    }
}
