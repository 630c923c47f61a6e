package dev.causerie.api.domain.notifications;

import java.time.Instant;
import java.util.Map;

/**
 * A notification that is kept for its user. A snapshot: immutable.
 *
 * @param id given by the database; later ones have higher ids
 * @param userId whom it is for
 * @param data what a client needs to act on it
 * @param read whether the user has marked it as read
 */
public record Notification(
        long id,
        long userId,
        NotificationType type,
        String title,
        String message,
        Map<String, Object> data,
        Instant createdAt,
        boolean read) {

    /** Takes a copy of the data. */
    public Notification {
        data = Map.copyOf(data);
    }
}
