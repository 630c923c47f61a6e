package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.Reaction;
import dev.causerie.api.domain.messages.ReactionChanged;
import java.util.List;

/**
 * {@code chat-reaction-added} and {@code chat-reaction-removed}, to a client. Immutable.
 *
 * @param count how many users have put the emoji on the message
 * @param users the ids of the first of them
 */
record ChatReaction(String messageId, String emoji, int count, List<String> users, String meetingId) {

    static ChatReaction of(ReactionChanged changed) {
        return of(changed.conversation().id(), changed.messageId(), changed.reaction());
    }

    static ChatReaction of(String meetingId, long messageId, Reaction reaction) {
        ReactionData data = ReactionData.of(reaction);
        return new ChatReaction(Long.toString(messageId), reaction.emoji(), data.count(), data.users(), meetingId);
    }
}
