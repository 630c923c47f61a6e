package dev.causerie.api.domain.messages;

import dev.causerie.api.event.DurableEvent;

/** A message was sent. */
public record MessageSent(Message message) implements DurableEvent {

    /** Whether it is of a conversation of this kind. */
    public boolean in(String kind) {
        return message.conversation().kind().equals(kind);
    }
}
