package dev.causerie.plugin.meeting;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code meeting_admissions}, for H2 and MySQL alike. */
interface AdmissionTable {

    @Select("""
            select count(*) > 0 from meeting_admissions
            where meeting_id = #{meetingId} and user_id = #{userId} and decision = #{decision}
            """)
    boolean is(
            @Param("meetingId") String meetingId, @Param("userId") long userId, @Param("decision") Decision decision);

    @Insert("""
            insert into meeting_admissions (meeting_id, user_id, decision, decided_at)
            values (#{meetingId}, #{userId}, #{decision}, #{now})
            on duplicate key update decision = values(decision), decided_at = values(decided_at)
            """)
    void decide(
            @Param("meetingId") String meetingId,
            @Param("userId") long userId,
            @Param("decision") Decision decision,
            @Param("now") Instant now);

    /** Approves those who are in. */
    @Insert("""
            insert into meeting_admissions (meeting_id, user_id, decision, decided_at)
            select p.meeting_id, p.user_id, 'APPROVED', #{now} from meeting_participants p
            where p.meeting_id = #{meetingId} and p.left_at is null
            on duplicate key update decision = 'APPROVED'
            """)
    void approvePresent(@Param("meetingId") String meetingId, @Param("now") Instant now);

    /** 1 if that was decided. */
    @Delete("""
            delete from meeting_admissions
            where meeting_id = #{meetingId} and user_id = #{userId} and decision = #{decision}
            """)
    int revoke(
            @Param("meetingId") String meetingId, @Param("userId") long userId, @Param("decision") Decision decision);

    @Delete("delete from meeting_admissions where meeting_id = #{meetingId} and decision = #{decision}")
    void revokeAll(@Param("meetingId") String meetingId, @Param("decision") Decision decision);
}
