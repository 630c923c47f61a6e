package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.ConversationStatistics;
import dev.causerie.api.domain.messages.ConversationStatistics.EmojiCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code chat-stats}, to a client. Immutable. */
record ChatStatistics(String meetingId, Numbers stats) {

    /**
     * The numbers; what the server said is not counted.
     *
     * @param participantCount how many people have written
     * @param topEmojis up to 10, the most used first
     * @param messagesPerUser up to 100, who wrote most first
     * @param firstAt when the first message was written; null without any
     * @param lastAt when the last message was written; null without any
     */
    record Numbers(
            long messageCount,
            long participantCount,
            long reactionCount,
            List<EmojiCount> topEmojis,
            List<Author> messagesPerUser,
            Optional<Instant> firstAt,
            Optional<Instant> lastAt) {}

    record Author(String userId, String username, long count) {}

    static ChatStatistics of(String meetingId, ConversationStatistics statistics) {
        return new ChatStatistics(
                meetingId,
                new Numbers(
                        statistics.messages(),
                        statistics.authors(),
                        statistics.reactions(),
                        statistics.topEmojis(),
                        statistics.topAuthors().stream()
                                .map(author ->
                                        new Author(Long.toString(author.userId()), author.username(), author.count()))
                                .toList(),
                        statistics.firstAt(),
                        statistics.lastAt()));
    }
}
