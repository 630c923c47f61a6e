package dev.causerie.plugin.messages;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Reaction;
import dev.causerie.api.domain.messages.ReactionChanged;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reactions in the database. A change locks the conversation's row, so the counts that are told follow each other as the
 * changes did. Thread-safe.
 */
final class StoredReactions implements Reactions {

    private final Store store;
    private final MessageTables messages;
    private final ReactionTable reactions;
    private final Publisher publisher;
    private final Clock clock;

    StoredReactions(Store store, Publisher publisher, Clock clock) {
        this.store = store;
        this.messages = store.mapper(MessageTables.class);
        this.reactions = store.mapper(ReactionTable.class);
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Reaction add(ConversationKey conversation, long messageId, User user, String emoji, Room room) {
        return store.transaction(() -> {
            lock(conversation, messageId);
            if (reactions.others(messageId, emoji) >= MAX_EMOJIS) {
                throw Rejected.conflict("This message has " + MAX_EMOJIS + " different emojis already");
            }
            boolean added = reactions.put(messageId, emoji, user.id(), clock.instant()) > 0;
            Reaction now = reaction(messageId, emoji);
            if (added) {
                publisher.publish(room, new ReactionChanged(conversation, messageId, now, user.id(), true));
            }
            return now;
        });
    }

    @Override
    public Reaction remove(ConversationKey conversation, long messageId, User user, String emoji, Room room) {
        return store.transaction(() -> {
            lock(conversation, messageId);
            boolean removed = reactions.take(messageId, emoji, user.id()) > 0;
            Reaction now = reaction(messageId, emoji);
            if (removed) {
                publisher.publish(room, new ReactionChanged(conversation, messageId, now, user.id(), false));
            }
            return now;
        });
    }

    private void lock(ConversationKey conversation, long messageId) {
        boolean there = messages.findConversation(conversation)
                .filter(id -> reactions.isIn(id, messageId))
                .isPresent();
        if (!there) {
            throw Rejected.notFound("message " + messageId);
        }
        messages.lockConversation(conversation);
    }

    private Reaction reaction(long messageId, String emoji) {
        return of(List.of(messageId)).getOrDefault(messageId, List.of()).stream()
                .filter(reaction -> reaction.emoji().equals(emoji))
                .findFirst()
                .orElseGet(() -> new Reaction(emoji, 0, List.of()));
    }

    @Override
    public Map<Long, List<Reaction>> of(Collection<Long> messageIds) {
        if (messageIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<String, List<ReactionRow>>> grouped = new LinkedHashMap<>();
        for (ReactionRow row : reactions.of(messageIds, Reaction.MAX_USERS)) {
            grouped.computeIfAbsent(row.messageId(), first -> new LinkedHashMap<>())
                    .computeIfAbsent(row.emoji(), first -> new ArrayList<>())
                    .add(row);
        }
        Map<Long, List<Reaction>> byMessage = new LinkedHashMap<>();
        grouped.forEach((messageId, byEmoji) -> byMessage.put(
                messageId,
                byEmoji.values().stream().map(StoredReactions::reaction).toList()));
        return byMessage;
    }

    /** The one reaction that these rows are. */
    private static Reaction reaction(List<ReactionRow> rows) {
        ReactionRow first = rows.get(0);
        return new Reaction(
                first.emoji(),
                first.total(),
                rows.stream().map(ReactionRow::userId).toList());
    }
}
