package dev.causerie.plugin.chat;

import jakarta.validation.constraints.Pattern;

/**
 * {@code chat-reaction} and {@code chat-reaction-remove}, from a client. Immutable.
 *
 * @param messageId of a message of this meeting
 * @param emoji one
 */
record React(
        String meetingId,

        @Pattern(regexp = "\\d{1,18}", message = "must be a message id")
        String messageId,

        String emoji) {

    long message() {
        return Long.parseLong(messageId);
    }
}
