package dev.causerie.plugin.meeting;

import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on what participants may send, for H2 and MySQL alike. */
interface SendingTable {

    /** What the user may send, by one look at the meeting. */
    @Select("""
            select m.revision, coalesce(p.muted, 0) as muted, exists (
                select 1 from meeting_screen_shares s
                where s.meeting_id = m.id and s.user_id = #{userId}) as sharing
            from meetings m left join meeting_participants p on p.meeting_id = m.id and p.user_id = #{userId}
            where m.id = #{meetingId}
            """)
    Optional<SendingRow> find(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** 1 if it was otherwise. */
    @Update("""
            update meeting_participants set muted = #{muted}
            where meeting_id = #{meetingId} and user_id = #{userId} and muted <> #{muted}
            """)
    int setMuted(@Param("meetingId") String meetingId, @Param("userId") long userId, @Param("muted") boolean muted);

    @Update("update meeting_participants set muted = 0 where meeting_id = #{meetingId}")
    void unmuteAll(String meetingId);
}
