package dev.causerie.plugin.meeting;

import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code meeting_screen_shares}, for H2 and MySQL alike. */
interface ScreenShareTable {

    @Select("select session_id, user_id, username from meeting_screen_shares where meeting_id = #{meetingId}")
    Optional<ScreenShareRow> find(String meetingId);

    @Insert("""
            insert into meeting_screen_shares (meeting_id, session_id, user_id, username)
            values (#{meetingId}, #{s.sessionId}, #{s.userId}, #{s.username})
            on duplicate key update session_id = values(session_id)
            """)
    void put(@Param("meetingId") String meetingId, @Param("s") ScreenShareRow share);

    @Delete("delete from meeting_screen_shares where meeting_id = #{meetingId}")
    void remove(String meetingId);
}
