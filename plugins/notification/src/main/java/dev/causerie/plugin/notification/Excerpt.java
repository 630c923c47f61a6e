package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.NewNotification;

/** Makes texts fit, with an ellipsis for what is left out. Stateless. */
final class Excerpt {

    private static final String ELLIPSIS = "…";

    private Excerpt() {}

    /** A text as a notification's title. */
    static String title(String text) {
        return of(text, NewNotification.MAX_TITLE);
    }

    /** A text as a notification's message. */
    static String message(String text) {
        return of(text, NewNotification.MAX_MESSAGE);
    }

    private static String of(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
