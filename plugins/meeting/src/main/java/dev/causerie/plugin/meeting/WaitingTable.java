package dev.causerie.plugin.meeting;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code meeting_waiting}, for H2 and MySQL alike. */
interface WaitingTable {

    String COLUMNS = "user_id, username, ticket, place";

    @Select("select " + COLUMNS + " from meeting_waiting where meeting_id = #{meetingId} and user_id = #{userId}")
    Optional<WaitingRow> find(@Param("meetingId") String meetingId, @Param("userId") long userId);

    @Select("select " + COLUMNS + " from meeting_waiting where meeting_id = #{meetingId} and ticket = #{ticket}")
    Optional<WaitingRow> withTicket(@Param("meetingId") String meetingId, @Param("ticket") String ticket);

    /** The line, from the front. */
    @Select("select " + COLUMNS + " from meeting_waiting where meeting_id = #{meetingId} order by place")
    List<WaitingRow> line(String meetingId);

    @Insert("""
            insert into meeting_waiting (meeting_id, user_id, username, ticket, place)
            values (#{meetingId}, #{w.userId}, #{w.username}, #{w.ticket}, #{w.place})
            """)
    void append(@Param("meetingId") String meetingId, @Param("w") WaitingRow waiter);

    @Delete("delete from meeting_waiting where meeting_id = #{meetingId} and user_id = #{userId}")
    void remove(@Param("meetingId") String meetingId, @Param("userId") long userId);

    @Delete("delete from meeting_waiting where meeting_id = #{meetingId}")
    void removeAll(String meetingId);
}
