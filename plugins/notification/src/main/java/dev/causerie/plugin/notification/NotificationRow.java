package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.domain.notifications.NotificationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code notifications}. Immutable. */
record NotificationRow(
        long id,
        long userId,
        NotificationType type,
        String title,
        String message,
        String data,
        Instant createdAt,
        @Nullable Instant readAt) {

    Notification notification(DataText texts) {
        return new Notification(id, userId, type, title, message, texts.read(data), createdAt, readAt != null);
    }
}
