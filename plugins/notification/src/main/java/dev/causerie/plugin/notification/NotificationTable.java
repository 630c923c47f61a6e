package dev.causerie.plugin.notification;

import dev.causerie.api.domain.notifications.NewNotification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on {@code notifications}, for H2 and MySQL alike. */
interface NotificationTable {

    String COLUMNS = "select id, user_id, type, title, message, data, created_at, read_at from notifications ";

    @Insert("""
            insert into notifications (user_id, type, title, message, data, tally_of, tally, created_at)
            values (#{new.userId}, #{new.type}, #{new.title}, #{new.message}, #{data}, #{tallyOf}, 1, #{now})
            """)
    void insert(
            @Param("new") NewNotification notification,
            @Param("data") String data,
            @Param("tallyOf") @Nullable String tallyOf,
            @Param("now") Instant now);

    @Select("select last_insert_id()")
    long insertedId();

    @Select(COLUMNS + "where id = #{id}")
    Optional<NotificationRow> find(@Param("id") long id);

    @Select("select count(*) > 0 from notifications where id = #{id} and user_id = #{user}")
    boolean isOf(@Param("user") long userId, @Param("id") long id);

    // Ordered by both columns of the index, or MariaDB sorts all that the user has.
    @Select(COLUMNS + """
            where user_id = #{user} and id < #{before}
            order by user_id desc, id desc
            limit #{limit}
            """)
    List<NotificationRow> newest(@Param("user") long userId, @Param("before") long before, @Param("limit") int limit);

    @Select(COLUMNS + """
            where user_id = #{user} and id < #{before} and read_at is null
            order by user_id desc, id desc
            limit #{limit}
            """)
    List<NotificationRow> newestUnread(
            @Param("user") long userId, @Param("before") long before, @Param("limit") int limit);

    @Select("select count(*) from notifications where user_id = #{user} and read_at is null")
    int unread(@Param("user") long userId);

    /** 1 if it was there and unread. */
    @Update("""
            update notifications set read_at = #{now}
            where id = #{id} and user_id = #{user} and read_at is null
            """)
    int markRead(@Param("user") long userId, @Param("id") long id, @Param("now") Instant now);

    @Update("update notifications set read_at = #{now} where user_id = #{user} and read_at is null")
    int markAllRead(@Param("user") long userId, @Param("now") Instant now);

    /** 1 if it was there. */
    @Delete("delete from notifications where id = #{id} and user_id = #{user}")
    int delete(@Param("user") long userId, @Param("id") long id);
}
