package dev.causerie.api.domain.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation comes to; the server's own messages are not counted. A snapshot: immutable.
 *
 * @param messages how many were written
 * @param authors how many users wrote them
 * @param reactions how many reactions the messages have
 * @param topEmojis the most used, up to {@value #MAX_EMOJIS}; among equals by their code points
 * @param topAuthors who wrote most, up to {@value #MAX_AUTHORS}; among equals by id
 * @param firstAt when the first was written; absent without any
 * @param lastAt when the last was written; absent without any
 */
public record ConversationStatistics(
        long messages,
        long authors,
        long reactions,
        List<EmojiCount> topEmojis,
        List<AuthorCount> topAuthors,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt) {

    /** The most emojis that are told. */
    public static final int MAX_EMOJIS = 10;

    /** The most authors that are told. */
    public static final int MAX_AUTHORS = 100;

    /** How often an emoji was put on messages. Immutable. */
    public record EmojiCount(String emoji, long count) {}

    /**
     * How many messages a user wrote. Immutable.
     *
     * @param username as it stands on the user's last message
     */
    public record AuthorCount(long userId, String username, long count) {}

    /** Takes copies of the lists. */
    public ConversationStatistics {
        topEmojis = List.copyOf(topEmojis);
        topAuthors = List.copyOf(topAuthors);
    }
}
