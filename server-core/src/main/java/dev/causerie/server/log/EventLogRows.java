package dev.causerie.server.log;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Statements of the tables event_log and event_log_mark. Thread-safe. */
interface EventLogRows {
    record Unstamped(long id, String room, String type, String owner, String payload, Instant createdAt) {
        StampedEvent at(long position) {
            return new StampedEvent(position, room, type, owner, payload, createdAt);
        }
    }

    record Age(long position, Instant createdAt) {}

    @Insert("""
            insert into event_log (room, type, owner, payload, created_at)
            values (#{event.room}, #{event.type}, #{event.owner}, #{event.payload}, #{at})""")
    void append(@Param("event") LoggedEvent event, @Param("at") Instant at);

    // Ordered by position too, which is null in all of them: so both databases read the index on it and no other row.
    @Select("""
            select id, room, type, owner, payload, created_at from event_log
            where position is null order by position, id limit #{limit}""")
    List<Unstamped> unstamped(@Param("limit") int limit);

    @Select("""
            select position, room, type, owner, payload, created_at from event_log
            where position > #{after} order by position limit #{limit}""")
    List<StampedEvent> after(@Param("after") long after, @Param("limit") int limit);

    @Select("""
            <script>select position, room, type, owner, payload, created_at from event_log
            where room in <foreach item="room" collection="rooms" open="(" separator="," close=")">#{room}</foreach>
            and position &gt; #{after} and type &lt;&gt; #{unheard} order by position limit #{limit}</script>""")
    List<StampedEvent> inRooms(
            @Param("after") long after,
            @Param("rooms") Collection<String> rooms,
            @Param("unheard") String unheard,
            @Param("limit") int limit);

    @Select("select position from event_log_mark where name = #{name}")
    long mark(@Param("name") String name);

    @Select("select position from event_log_mark where name = #{name} for update")
    long lock(@Param("name") String name);

    @Update("update event_log_mark set position = #{position} where name = #{name}")
    void set(@Param("name") String name, @Param("position") long position);

    @Select("select position, created_at from event_log where position > #{floor} order by position limit #{limit}")
    List<Age> oldest(@Param("floor") long floor, @Param("limit") int limit);

    @Delete("delete from event_log where position <= #{floor}")
    int deleteUpTo(@Param("floor") long floor);
}
