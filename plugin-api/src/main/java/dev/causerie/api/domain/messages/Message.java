package dev.causerie.api.domain.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was sent. A snapshot: immutable.
 *
 * @param id given by the database; rises within a conversation in the order of sending
 */
public record Message(
        long id,
        ConversationKey conversation,
        long authorId,
        String authorName,
        MessageType type,
        String text,
        Optional<JsonNode> context,
        Instant createdAt) {}
