package dev.causerie.api.domain.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was sent. A snapshot: immutable.
 *
 * @param id given by the database; rises within a conversation in the order of sending
 * @param context what the client wanted back with it; a JSON null counts as none
 */
public record Message(
        long id,
        ConversationKey conversation,
        long authorId,
        String authorName,
        MessageType type,
        String text,
        Optional<JsonNode> context,
        Instant createdAt) {

    /** Makes a JSON null absent: read from JSON, an absent context would come back as one. */
    public Message {
        context = context.filter(node -> !node.isNull());
    }
}
