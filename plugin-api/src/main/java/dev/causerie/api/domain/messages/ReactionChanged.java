package dev.causerie.api.domain.messages;

import dev.causerie.api.event.DurableEvent;

/**
 * A user put an emoji on a message or took it off. Immutable.
 *
 * @param reaction how the emoji stands on the message now
 * @param userId who did it
 * @param added whether it was put there
 */
public record ReactionChanged(
        ConversationKey conversation, long messageId, Reaction reaction, long userId, boolean added)
        implements DurableEvent {

    /** Whether the message is of a conversation of this kind. */
    public boolean in(String kind) {
        return conversation.kind().equals(kind);
    }
}
