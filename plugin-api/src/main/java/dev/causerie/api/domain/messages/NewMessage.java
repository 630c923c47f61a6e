package dev.causerie.api.domain.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Characters;
import java.util.Optional;

/**
 * A message to be sent. Immutable.
 *
 * @param author who sends it; of a system message, whom it is about
 * @param text 1 to 4,000 characters (Unicode code points), kept as it is: text, never markup
 * @param context what the client wants back with it, up to 8 KiB as JSON; a JSON null counts as none
 */
public record NewMessage(
        ConversationKey conversation, User author, MessageType type, String text, Optional<JsonNode> context) {

    /** The most characters that a message has, in Unicode code points. */
    public static final int MAX_TEXT = 4_000;

    /** Checks the length of the text, and makes a JSON null absent. */
    public NewMessage {
        context = context.filter(node -> !node.isNull());
        int length = Characters.Counted.in(text);
        if (text.isBlank() || length > MAX_TEXT) {
            throw new IllegalArgumentException("A message has 1 to " + MAX_TEXT + " characters, and not " + length);
        }
    }
}
