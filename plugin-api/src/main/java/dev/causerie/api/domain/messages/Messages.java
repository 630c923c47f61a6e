package dev.causerie.api.domain.messages;

import dev.causerie.api.http.Page;
import dev.causerie.api.room.Room;
import java.util.Optional;

/**
 * The store of conversations and messages of every kind; offered by the messages plugin. It knows no wire and asks
 * nobody's permission: the feature whose conversation it is has done so. Thread-safe.
 */
public interface Messages {

    /**
     * Stores a message and publishes {@link MessageSent} to {@code room}, in one transaction; the conversation is made
     * when this is its first message.
     */
    Message send(NewMessage message, Room room);

    /**
     * A page of the conversation's messages, oldest first within the page.
     *
     * @param before only messages with a smaller id; the newest when absent
     * @param limit 1 to 100
     */
    Page<Message> history(ConversationKey conversation, Optional<Long> before, int limit);

    /** What the conversation comes to; all zeros when nothing was written in it. Reads all of its messages. */
    ConversationStatistics statistics(ConversationKey conversation);
}
