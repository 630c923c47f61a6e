package dev.causerie.plugin.messages;

import dev.causerie.api.domain.messages.ConversationStatistics.EmojiCount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code message_reactions}, for H2 and MySQL alike. */
interface ReactionTable {

    @Select("select count(*) > 0 from messages where id = #{message} and conversation_id = #{conversation}")
    boolean isIn(@Param("conversation") long conversation, @Param("message") long messageId);

    /** The different emojis on a message, but for one. */
    @Select("""
            select count(distinct emoji) from message_reactions
            where message_id = #{message} and emoji <> #{emoji}
            """)
    int others(@Param("message") long messageId, @Param("emoji") String emoji);

    /** 1 if it was not there. */
    @Insert("""
            insert ignore into message_reactions (message_id, emoji, user_id, created_at)
            values (#{message}, #{emoji}, #{user}, #{now})
            """)
    int put(
            @Param("message") long messageId,
            @Param("emoji") String emoji,
            @Param("user") long userId,
            @Param("now") Instant now);

    /** 1 if it was there. */
    @Delete("""
            delete from message_reactions
            where message_id = #{message} and emoji = #{emoji} and user_id = #{user}
            """)
    int take(@Param("message") long messageId, @Param("emoji") String emoji, @Param("user") long userId);

    /** The reactions to some messages: by message, emoji that came first, user who was first, so many users of each. */
    @Select("""
            <script>
            select message_id, emoji, user_id, total
            from (
                select message_id, emoji, user_id,
                    count(*) over (partition by message_id, emoji) as total,
                    min(created_at) over (partition by message_id, emoji) as since,
                    row_number() over (partition by message_id, emoji order by created_at, user_id) as place
                from message_reactions
                where message_id in
                    <foreach collection="messages" item="id" open="(" separator="," close=")">#{id}</foreach>
            ) ranked
            where place &lt;= #{users}
            order by message_id, since, emoji, place
            </script>
            """)
    List<ReactionRow> of(@Param("messages") Collection<Long> messageIds, @Param("users") int users);

    @Select("""
            select count(*)
            from message_reactions r join messages m on m.id = r.message_id
            where m.conversation_id = #{conversation}
            """)
    long count(@Param("conversation") long conversation);

    @Select("""
            select r.emoji as emoji, count(*) as count
            from message_reactions r join messages m on m.id = r.message_id
            where m.conversation_id = #{conversation}
            group by r.emoji
            order by count(*) desc, r.emoji
            limit #{limit}
            """)
    List<EmojiCount> mostUsed(@Param("conversation") long conversation, @Param("limit") int limit);
}
