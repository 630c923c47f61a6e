package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.Reaction;
import java.time.Instant;
import java.util.List;
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
        Map<String, ReactionData> reactions) {

    /** One that was just sent. */
    static ChatMessage of(Message message) {
        return of(message, List.of());
    }

    static ChatMessage of(Message message, List<Reaction> reactions) {
        return new ChatMessage(
                Long.toString(message.id()),
                Long.toString(message.authorId()),
                message.authorName(),
                message.text(),
                message.type().name().toLowerCase(Locale.ROOT),
                message.createdAt(),
                ReactionData.byEmoji(reactions));
    }
}
