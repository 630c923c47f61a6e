package dev.causerie.plugin.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.causerie.api.domain.messages.MessageType;

/** What a client may write; {@code system} is the server's own. */
enum SayType {
    @JsonProperty("text")
    TEXT(MessageType.TEXT),
    @JsonProperty("reaction")
    REACTION(MessageType.REACTION);

    private final MessageType stored;

    SayType(MessageType stored) {
        this.stored = stored;
    }

    MessageType stored() {
        return stored;
    }
}
