package dev.causerie.plugin.rooms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.messages.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code message}, to a client. Immutable.
 *
 * @param context as it was sent; left out when there was none
 */
record RoomMessage(
        String id,
        String message,
        Instant timestamp,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> context,
        String userId,
        String username) {

    static RoomMessage of(Message message) {
        return new RoomMessage(
                Long.toString(message.id()),
                message.text(),
                message.createdAt(),
                message.context(),
                Long.toString(message.authorId()),
                message.authorName());
    }
}
