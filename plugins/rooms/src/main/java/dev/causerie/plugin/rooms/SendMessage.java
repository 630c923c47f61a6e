package dev.causerie.plugin.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.event.Characters;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code message}, from a client. Immutable.
 *
 * @param context comes back with the message as it is; its {@code roomId} says where
 */
record SendMessage(
        @NotBlank @Characters(max = NewMessage.MAX_TEXT) String message, Optional<JsonNode> context) {

    private static final int MAX_CONTEXT_BYTES = 8 * 1024;

    /** A JSON null is no context. */
    SendMessage {
        context = context.filter(node -> !node.isNull() && !node.isMissingNode());
    }

    /** The room it is for: the lobby when it does not say. */
    String roomId() {
        JsonNode roomId = context.map(node -> node.path("roomId")).orElse(null);
        if (roomId == null || roomId.isMissingNode() || roomId.isNull()) {
            return Visits.LOBBY;
        }
        if (!roomId.isTextual() && !roomId.isIntegralNumber()) {
            throw Rejected.badRequest("context.roomId", "must be a string");
        }
        return JoinRoom.checked(roomId.asText());
    }

    /** The context, if it is an object of a size that is kept. */
    Optional<JsonNode> checkedContext() {
        context.ifPresent(node -> {
            if (!node.isObject()) {
                throw Rejected.badRequest("context", "must be an object");
            }
            int bytes = node.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_CONTEXT_BYTES) {
                throw new Rejected(
                        Code.PAYLOAD_TOO_LARGE,
                        "context must be up to " + MAX_CONTEXT_BYTES + " bytes, and not " + bytes);
            }
        });
        return context;
    }
}
