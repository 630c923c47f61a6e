package dev.causerie.api.domain.messages;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The reactions to messages of every kind; offered by the messages plugin. As {@link Messages}, it knows no wire and asks
 * nobody's permission. A change is one transaction (or joins the caller's) that locks the conversation. Blocking.
 * Thread-safe.
 */
public interface Reactions {

    /** The most different emojis on one message. */
    int MAX_EMOJIS = 20;

    /**
     * Puts a user's emoji on a message, and publishes {@link ReactionChanged} to {@code room}. One that is there already
     * is no error and tells nobody.
     *
     * @param emoji 1 to 32 characters; that it is an emoji is the caller's to see
     * @return how the emoji stands on the message now
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if the conversation has no such message, {@code CONFLICT}
     *     if the message has {@value #MAX_EMOJIS} other emojis
     */
    Reaction add(ConversationKey conversation, long messageId, User user, String emoji, Room room);

    /**
     * Takes a user's emoji off a message, and publishes {@link ReactionChanged} to {@code room}. One that is not there is
     * no error and tells nobody.
     *
     * @return how the emoji stands on the message now
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if the conversation has no such message
     */
    Reaction remove(ConversationKey conversation, long messageId, User user, String emoji, Room room);

    /** The reactions to these messages, by message, the emoji that came first first; messages without any are left out. */
    Map<Long, List<Reaction>> of(Collection<Long> messageIds);
}
