package dev.causerie.plugin.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on {@code meeting_participants}, for H2 and MySQL alike. */
interface ParticipantTable {

    String PRESENT = """
            select p.user_id, p.username, p.joined_at, p.microphone, p.camera, exists (
                select 1 from meeting_sessions s
                where s.meeting_id = p.meeting_id and s.user_id = p.user_id and s.lost_at is null
                    and s.waiting = 0) as connected
            from meeting_participants p
            where p.meeting_id = #{meetingId} and p.left_at is null
            """;

    /** How many of those who were lost for good are counted as away: what is said costs something for each of them. */
    int MOST_LOST = 100;

    /** Of those who are in or were: not those whom the host does not want, nor those who wait for him. */
    String ATTENDED = """
            where p.meeting_id = #{meetingId} and (p.departure is null or p.departure <> 'REMOVED')
                and not exists (
                    select 1 from meeting_waiting w where w.meeting_id = p.meeting_id and w.user_id = p.user_id)
            """;

    /** Those who are in the meeting, the longest present first. */
    @Select(PRESENT + " order by p.joined_at, p.user_id")
    List<ParticipantRow> present(String meetingId);

    @Select(PRESENT + " and p.user_id = #{userId}")
    Optional<ParticipantRow> find(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /**
     * The ids of those who are in the meeting with no device that is connected, and of those who were lost for good since
     * then, the last {@link #MOST_LOST}.
     */
    @Select("""
            (select lost.user_id
            from meeting_sessions lost
                join meeting_participants p on p.meeting_id = lost.meeting_id and p.user_id = lost.user_id
            where lost.meeting_id = #{meetingId} and lost.lost_at is not null and lost.waiting = 0 and p.left_at is null
                and not exists (
                    select 1 from meeting_sessions s
                    where s.meeting_id = lost.meeting_id and s.user_id = lost.user_id and s.lost_at is null
                        and s.waiting = 0))
            union
            (select user_id from meeting_participants
            where meeting_id = #{meetingId} and departure = 'LOST' and left_at > #{lostSince}
            order by left_at desc
            limit
            """ + MOST_LOST + ")")
    List<Long> away(@Param("meetingId") String meetingId, @Param("lostSince") Instant lostSince);

    /** The last name of someone who is or was in the meeting, in whatever way he left. */
    @Select("select username from meeting_participants where meeting_id = #{meetingId} and user_id = #{userId}")
    Optional<String> everIn(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** Somebody who is in the meeting or was. Immutable. */
    record Attendee(long userId, String username) {}

    @Select("select p.user_id, p.username from meeting_participants p " + ATTENDED)
    List<Attendee> attendees(String meetingId);

    @Select("select count(*) > 0 from meeting_participants p " + ATTENDED + " and p.user_id = #{userId}")
    boolean attended(@Param("meetingId") String meetingId, @Param("userId") long userId);

    @Select("select count(*) from meeting_participants where meeting_id = #{meetingId} and left_at is null")
    int count(String meetingId);

    @Insert("""
            insert into meeting_participants (meeting_id, user_id, username, joined_at, microphone, camera)
            values (#{meetingId}, #{p.userId}, #{p.username}, #{p.joinedAt}, #{p.microphone}, #{p.camera})
            on duplicate key update username = values(username), joined_at = values(joined_at), left_at = null,
                departure = null, microphone = values(microphone), camera = values(camera)
            """)
    void enter(@Param("meetingId") String meetingId, @Param("p") ParticipantRow participant);

    @Update("""
            update meeting_participants set left_at = #{now}, departure = #{departure}
            where meeting_id = #{meetingId} and user_id = #{userId} and left_at is null
            """)
    void leave(
            @Param("meetingId") String meetingId,
            @Param("userId") long userId,
            @Param("departure") Departure departure,
            @Param("now") Instant now);

    /** Who left is one whom the host does not want; without effect on others. */
    @Update("""
            update meeting_participants set departure = 'REMOVED'
            where meeting_id = #{meetingId} and user_id = #{userId} and left_at is not null
            """)
    void setRemoved(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** Who was lost is so no more, without being in; without effect on others. */
    @Update("""
            update meeting_participants set departure = 'LEFT'
            where meeting_id = #{meetingId} and user_id = #{userId} and departure = 'LOST'
            """)
    void setFound(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** Those who are in leave, and nobody is lost any more. */
    @Update("""
            update meeting_participants set left_at = coalesce(left_at, #{now}), departure = 'LEFT'
            where meeting_id = #{meetingId} and (left_at is null or departure = 'LOST')
            """)
    void leaveAll(@Param("meetingId") String meetingId, @Param("now") Instant now);

    @Update("""
            update meeting_participants set microphone = #{enabled}
            where meeting_id = #{meetingId} and user_id = #{userId} and left_at is null
            """)
    int setMicrophone(
            @Param("meetingId") String meetingId, @Param("userId") long userId, @Param("enabled") boolean enabled);

    @Update("""
            update meeting_participants set camera = #{enabled}
            where meeting_id = #{meetingId} and user_id = #{userId} and left_at is null
            """)
    int setCamera(
            @Param("meetingId") String meetingId, @Param("userId") long userId, @Param("enabled") boolean enabled);
}
