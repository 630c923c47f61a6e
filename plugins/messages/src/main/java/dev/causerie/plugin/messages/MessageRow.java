package dev.causerie.plugin.messages;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code messages}. Immutable. */
record MessageRow(
        long id,
        long authorId,
        String authorName,
        MessageType type,
        String body,
        @Nullable String context,
        Instant createdAt) {

    Message message(ConversationKey conversation, ContextText contexts) {
        return new Message(
                id,
                conversation,
                authorId,
                authorName,
                type,
                body,
                Optional.ofNullable(context).map(contexts::read),
                createdAt);
    }
}
