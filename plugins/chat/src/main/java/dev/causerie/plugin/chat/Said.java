package dev.causerie.plugin.chat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.causerie.api.domain.messages.Message;

/**
 * What the author of a message is answered: all that everybody is told. Immutable.
 *
 * @param messageId the same as the message's {@code id}, as reactions name it
 */
record Said(String messageId, @JsonUnwrapped ChatMessage message) {

    static Said of(Message sent) {
        return new Said(Long.toString(sent.id()), ChatMessage.of(sent));
    }
}
