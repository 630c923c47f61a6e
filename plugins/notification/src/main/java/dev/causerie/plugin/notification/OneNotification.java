package dev.causerie.plugin.notification;

import jakarta.validation.constraints.Pattern;

/**
 * {@code mark-notification-read} and {@code delete-notification}, from a client, and what it and the user's other sessions are
 * answered. Immutable.
 */
record OneNotification(
        @Pattern(regexp = "\\d{1,18}", message = "must be a notification id")
        String notificationId) {

    static OneNotification of(long id) {
        return new OneNotification(Long.toString(id));
    }

    long id() {
        return Long.parseLong(notificationId);
    }
}
