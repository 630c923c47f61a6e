package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.http.Page;
import java.util.List;

/**
 * {@code notifications-list}, to a client. Immutable.
 *
 * @param notifications newest first
 * @param hasMore whether there are older ones
 */
record NotificationsList(List<NotificationView> notifications, boolean hasMore) {

    static NotificationsList of(Page<Notification> page) {
        return new NotificationsList(
                page.items().stream().map(NotificationView::of).toList(), page.hasMore());
    }
}
