package dev.causerie.plugin.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements that remove {@code notifications}, for H2 and MySQL alike. */
interface UpkeepTable {

    /** A notification that is to go. Immutable. */
    record Old(long id, long userId, boolean unread) {}

    @Select("""
            select id, user_id, read_at is null as unread from notifications
            where created_at < #{before}
            order by created_at
            limit #{limit}
            """)
    List<Old> createdBefore(@Param("before") Instant before, @Param("limit") int limit);

    @Select("select count(*) from notifications where user_id = #{user}")
    int count(@Param("user") long userId);

    /** Those that make room first: what was read before what was not, the oldest first. */
    @Select("""
            select id from notifications
            where user_id = #{user}
            order by case when read_at is null then 1 else 0 end, id
            limit #{limit}
            """)
    List<Long> firstToGo(@Param("user") long userId, @Param("limit") int limit);

    @Delete("""
            <script>
            delete from notifications where id in
                <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void delete(@Param("ids") Collection<Long> ids);
}
