package dev.causerie.plugin.messages;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.NewMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of this plugin, for H2 and MySQL alike. */
interface MessageTables {

    @Select("select id from conversations where kind = #{key.kind} and external_id = #{key.id}")
    Optional<Long> findConversation(@Param("key") ConversationKey key);

    @Insert("insert ignore into conversations (kind, external_id, created_at) values (#{key.kind}, #{key.id}, #{now})")
    void insertConversationIfAbsent(@Param("key") ConversationKey key, @Param("now") Instant now);

    @Select("select id from conversations where kind = #{key.kind} and external_id = #{key.id} for update")
    long lockConversation(@Param("key") ConversationKey key);

    @Insert("""
            insert into messages (conversation_id, author_id, author_name, type, body, context, created_at)
            values (#{conversation}, #{new.author.id}, #{new.author.username}, #{new.type}, #{new.text}, #{context}, #{now})
            """)
    void insertMessage(
            @Param("conversation") long conversation,
            @Param("new") NewMessage message,
            @Param("context") @Nullable String context,
            @Param("now") Instant now);

    @Select("select last_insert_id()")
    long insertedId();

    // Ordered by both columns of the index, or MariaDB sorts the whole conversation.
    @Select("""
            select id, author_id, author_name, type, body, context, created_at
            from messages
            where conversation_id = #{conversation} and id < #{before}
            order by conversation_id desc, id desc
            limit #{limit}
            """)
    List<MessageRow> newestMessages(
            @Param("conversation") long conversation, @Param("before") long before, @Param("limit") int limit);
}
