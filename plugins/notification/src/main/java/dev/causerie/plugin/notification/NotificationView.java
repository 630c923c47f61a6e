package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.domain.notifications.NotificationType;
import java.time.Instant;
import java.util.Map;

/** A notification on the wire of the visio dialect, where ids are strings. Immutable. */
record NotificationView(
        String id,
        NotificationType type,
        String title,
        String message,
        Map<String, Object> data,
        Instant createdAt,
        boolean read) {

    static NotificationView of(Notification notification) {
        return new NotificationView(
                Long.toString(notification.id()),
                notification.type(),
                notification.title(),
                notification.message(),
                notification.data(),
                notification.createdAt(),
                notification.read());
    }
}
