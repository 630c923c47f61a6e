package dev.causerie.api.domain.notifications;

import java.util.Map;

/**
 * A notification to be sent. Immutable.
 *
 * @param userId whom it is for
 * @param title 1 to 200 characters: text, never markup
 * @param message up to 1,000 characters: text, never markup
 * @param data what a client needs to act on it: values that are JSON, without nulls; up to 8 KiB as JSON. Ids in it are
 *     strings where the dialects that show it carry strings
 */
public record NewNotification(
        long userId, NotificationType type, String title, String message, Map<String, Object> data) {

    /** The most characters of a title. */
    public static final int MAX_TITLE = 200;

    /** The most characters of a message. */
    public static final int MAX_MESSAGE = 1_000;

    /** Checks the lengths, and takes a copy of the data. */
    public NewNotification {
        data = Map.copyOf(data);
        if (title.isBlank() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException(
                    "A notification's title has 1 to " + MAX_TITLE + " characters, and not " + title.length());
        }
        if (message.length() > MAX_MESSAGE) {
            throw new IllegalArgumentException(
                    "A notification's message has up to " + MAX_MESSAGE + " characters, and not " + message.length());
        }
    }
}
