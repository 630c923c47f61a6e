package dev.causerie.plugin.rooms;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code room_presence}. */
interface PresenceTable {

    @Insert("""
            insert into room_presence (user_id, username, seen_at, lost_at) values (#{userId}, #{username}, #{at}, null)
            on duplicate key update username = values(username), seen_at = values(seen_at), lost_at = null
            """)
    void seen(long userId, String username, Instant at);

    @Select("select user_id, username, seen_at, lost_at from room_presence")
    List<PresenceRow> all();

    @Update("update room_presence set lost_at = #{at} where user_id = #{userId} and lost_at is null")
    void lose(long userId, Instant at);

    @Update("update room_presence set lost_at = null where user_id = #{userId}")
    void regain(long userId);

    @Delete("delete from room_presence where user_id = #{userId} and lost_at is not null")
    int leave(long userId);
}
