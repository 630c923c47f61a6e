package dev.causerie.plugin.messages;

import dev.causerie.api.domain.messages.ConversationStatistics;
import dev.causerie.api.domain.messages.ConversationStatistics.AuthorCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What conversations come to, by aggregates of the database. Thread-safe. */
final class Statistics {

    /** The sums over one conversation, without the server's own messages. */
    record Totals(
            long messages,
            long authors,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    interface Table {

        @Select("""
                select count(*) as messages, count(distinct author_id) as authors,
                    min(created_at) as first_at, max(created_at) as last_at
                from messages
                where conversation_id = #{conversation} and type <> 'SYSTEM'
                """)
        Totals totals(@Param("conversation") long conversation);

        @Select("""
                select each_author.author_id as user_id, m.author_name as username, each_author.written as count
                from (
                    select author_id, count(*) as written, max(id) as last_id
                    from messages
                    where conversation_id = #{conversation} and type <> 'SYSTEM'
                    group by author_id
                    order by written desc, author_id
                    limit #{limit}
                ) each_author
                join messages m on m.id = each_author.last_id
                order by each_author.written desc, each_author.author_id
                """)
        List<AuthorCount> mostWriting(@Param("conversation") long conversation, @Param("limit") int limit);
    }

    private static final ConversationStatistics NOTHING =
            new ConversationStatistics(0, 0, 0, List.of(), List.of(), Optional.empty(), Optional.empty());

    private final Table messages;
    private final ReactionTable reactions;

    Statistics(Table messages, ReactionTable reactions) {
        this.messages = messages;
        this.reactions = reactions;
    }

    static ConversationStatistics none() {
        return NOTHING;
    }

    ConversationStatistics of(long conversation) {
        Totals totals = messages.totals(conversation);
        return new ConversationStatistics(
                totals.messages(),
                totals.authors(),
                reactions.count(conversation),
                reactions.mostUsed(conversation, ConversationStatistics.MAX_EMOJIS),
                messages.mostWriting(conversation, ConversationStatistics.MAX_AUTHORS),
                Optional.ofNullable(totals.firstAt()),
                Optional.ofNullable(totals.lastAt()));
    }
}
