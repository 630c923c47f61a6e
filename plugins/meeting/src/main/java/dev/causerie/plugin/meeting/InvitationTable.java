package dev.causerie.plugin.meeting;

import java.time.Instant;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code meeting_invitations}, for H2 and MySQL alike. */
interface InvitationTable {

    /** The ids of those who were invited and need not be told again. */
    @Select("select user_id from meeting_invitations where meeting_id = #{meetingId}")
    Set<Long> told(String meetingId);

    @Insert("""
            insert into meeting_invitations (meeting_id, user_id, invited_at)
            values (#{meetingId}, #{userId}, #{now})
            """)
    void add(@Param("meetingId") String meetingId, @Param("userId") long userId, @Param("now") Instant now);

    @Delete("delete from meeting_invitations where meeting_id = #{meetingId} and invited_at <= #{until}")
    void forgetUntil(@Param("meetingId") String meetingId, @Param("until") Instant until);
}
