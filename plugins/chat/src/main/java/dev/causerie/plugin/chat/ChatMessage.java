package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A message on the wire of the visio dialect, where ids are strings. Immutable. */
record ChatMessage(
        String id,
        String userId,
        String username,
        String message,
        String type,
        Instant timestamp,
        Map<String, Object> reactions) {

    static ChatMessage of(Message message) {
        return new ChatMessage(
                Long.toString(message.id()),
                Long.toString(message.authorId()),
                message.authorName(),
                message.text(),
                message.type().name().toLowerCase(Locale.ROOT),
                message.createdAt(),
                Map.of());
    }
}
