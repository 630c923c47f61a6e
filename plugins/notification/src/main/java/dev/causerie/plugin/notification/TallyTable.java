package dev.causerie.plugin.notification;

import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on those {@code notifications} that count something, for H2 and MySQL alike. */
interface TallyTable {

    /** A notification that counts. Immutable. */
    record Counting(long id, int tally) {}

    @Select("""
            select id, tally from notifications
            where user_id = #{user} and tally_of = #{tallyOf} and read_at is null
            order by id desc
            limit 1
            """)
    Optional<Counting> unread(@Param("user") long userId, @Param("tallyOf") String tallyOf);

    /** 1 if it is still there and unread. */
    @Update("""
            update notifications set tally = #{tally}, title = #{title}, message = #{message}, data = #{data}
            where id = #{id} and read_at is null
            """)
    int count(
            @Param("id") long id,
            @Param("tally") int tally,
            @Param("title") String title,
            @Param("message") String message,
            @Param("data") String data);
}
