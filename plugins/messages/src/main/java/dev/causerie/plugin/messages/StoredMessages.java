package dev.causerie.plugin.messages;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.ConversationStatistics;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Page;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Messages in the database. Sending locks the conversation's row, so ids rise in the order of sending. Thread-safe. */
final class StoredMessages implements Messages {

    private static final int MAX_PAGE = 100;

    private final Store store;
    private final MessageTables tables;
    private final Statistics statistics;
    private final Publisher publisher;
    private final Clock clock;
    private final ContextText contexts = new ContextText();

    StoredMessages(Store store, Publisher publisher, Clock clock) {
        this.store = store;
        this.tables = store.mapper(MessageTables.class);
        this.statistics = new Statistics(store.mapper(Statistics.Table.class), store.mapper(ReactionTable.class));
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Message send(NewMessage message, Room room) {
        return store.transactionInTurn(List.of(turn(message.conversation())), () -> {
            long conversation = lockedConversation(message.conversation());
            // Asked once the lock is there, so that times rise with the ids.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            tables.insertMessage(
                    conversation,
                    message,
                    message.context().map(contexts::write).orElse(null),
                    now);
            Message sent = sent(tables.insertedId(), message, now);
            publisher.publish(room, new MessageSent(sent));
            return sent;
        });
    }

    private static String turn(ConversationKey key) {
        return "conversations/" + key.kind() + "/" + key.id();
    }

    private long lockedConversation(ConversationKey key) {
        // Asking for the lock of a row that is not there would lock the gap on MySQL, and two first messages the
        // other's.
        if (tables.findConversation(key).isEmpty()) {
            tables.insertConversationIfAbsent(key, clock.instant());
        }
        return tables.lockConversation(key);
    }

    private static Message sent(long id, NewMessage message, Instant now) {
        return new Message(
                id,
                message.conversation(),
                message.author().id(),
                message.author().username(),
                message.type(),
                message.text(),
                message.context(),
                now);
    }

    @Override
    public Page<Message> history(ConversationKey conversation, Optional<Long> before, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE + " messages, and not " + limit);
        }
        List<MessageRow> newestFirst = tables.findConversation(conversation)
                .map(id -> tables.newestMessages(id, before.orElse(Long.MAX_VALUE), limit + 1))
                .orElse(List.of());
        Page<MessageRow> page = Page.of(newestFirst, limit);
        List<Message> oldestFirst = new ArrayList<>();
        page.items().forEach(row -> oldestFirst.add(row.message(conversation, contexts)));
        Collections.reverse(oldestFirst);
        return new Page<>(oldestFirst, page.hasMore());
    }

    @Override
    public ConversationStatistics statistics(ConversationKey conversation) {
        return tables.findConversation(conversation).map(statistics::of).orElseGet(Statistics::none);
    }
}
