package dev.causerie.plugin.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;

/** The table {@code room_visits}. */
interface VisitTable {

    @Insert("""
            insert into room_visits (session_id, room_id, user_id, used_at)
            values (#{sessionId}, #{roomId}, #{userId}, #{usedAt})
            on duplicate key update used_at = values(used_at)
            """)
    void put(String sessionId, String roomId, long userId, Instant usedAt);

    @Select("select room_id from room_visits where session_id = #{sessionId} order by used_at desc limit 1")
    Optional<String> usedLast(String sessionId);

    @Select("select count(*) from room_visits where session_id = #{sessionId} and room_id = #{roomId}")
    int count(String sessionId, String roomId);

    @Select("select count(*) from room_visits where user_id = #{userId} and room_id = #{roomId}")
    int countOfUser(long userId, String roomId);

    @Select("select session_id, room_id, user_id from room_visits where user_id = #{userId}")
    List<VisitRow> ofUser(long userId);

    @Delete("""
            delete from room_visits where used_at < #{before}
              and user_id not in (select user_id from room_presence)
            """)
    void prune(Instant before);
}
