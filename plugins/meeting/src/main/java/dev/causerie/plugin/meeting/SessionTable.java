package dev.causerie.plugin.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on {@code meeting_sessions} and {@code meeting_signal_paths}, for H2 and MySQL alike. */
interface SessionTable {

    String COLUMNS = "session_id, meeting_id, user_id, lost_at, waiting";

    @Select("select " + COLUMNS + " from meeting_sessions where session_id = #{sessionId}")
    Optional<SessionRow> find(String sessionId);

    @Select("select " + COLUMNS + " from meeting_sessions")
    List<SessionRow> all();

    /** The devices with which the user is in, not those that wait. */
    @Select("select " + COLUMNS + """
             from meeting_sessions
            where meeting_id = #{meetingId} and user_id = #{userId} and waiting = 0
            """)
    List<SessionRow> ofParticipant(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** The devices that were lost, and those in meetings that ended, before these times. */
    @Select("""
            select s.session_id, s.meeting_id, s.user_id, s.lost_at, s.waiting
            from meeting_sessions s join meetings m on m.id = s.meeting_id
            where s.lost_at <= #{lostBefore} or m.ended_at <= #{endedBefore}
            limit 500
            """)
    List<SessionRow> due(@Param("lostBefore") Instant lostBefore, @Param("endedBefore") Instant endedBefore);

    @Insert("""
            insert into meeting_sessions (session_id, meeting_id, user_id) values (#{sessionId}, #{meetingId}, #{userId})
            on duplicate key update lost_at = null, waiting = 0
            """)
    void enter(
            @Param("sessionId") String sessionId, @Param("meetingId") String meetingId, @Param("userId") long userId);

    /** Has a device wait to be let in. */
    @Insert("""
            insert into meeting_sessions (session_id, meeting_id, user_id, waiting)
            values (#{sessionId}, #{meetingId}, #{userId}, 1)
            on duplicate key update lost_at = null, waiting = 1
            """)
    void await(
            @Param("sessionId") String sessionId, @Param("meetingId") String meetingId, @Param("userId") long userId);

    /** Has all devices of a user wait to be let in. */
    @Update("update meeting_sessions set waiting = 1 where meeting_id = #{meetingId} and user_id = #{userId}")
    void awaitAll(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** The devices that wait. */
    @Select("select " + COLUMNS + " from meeting_sessions where meeting_id = #{meetingId} and waiting = 1")
    List<SessionRow> waiting(String meetingId);

    /** The devices with which the user waits. */
    @Select("select " + COLUMNS + """
             from meeting_sessions
            where meeting_id = #{meetingId} and user_id = #{userId} and waiting = 1
            """)
    List<SessionRow> waitingOf(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** 1 if it was there and connected. */
    @Update("update meeting_sessions set lost_at = #{now} where session_id = #{sessionId} and lost_at is null")
    int lose(@Param("sessionId") String sessionId, @Param("now") Instant now);

    /** 1 if it was there and lost. */
    @Update("update meeting_sessions set lost_at = null where session_id = #{sessionId} and lost_at is not null")
    int regain(String sessionId);

    @Delete("delete from meeting_sessions where session_id = #{sessionId}")
    void remove(String sessionId);

    /** All devices of a user, also those that wait. */
    @Delete("delete from meeting_sessions where meeting_id = #{meetingId} and user_id = #{userId}")
    void removeAll(@Param("meetingId") String meetingId, @Param("userId") long userId);

    /** The device with which {@code userId} signalled last with {@code peerId}. */
    @Select("""
            select session_id from meeting_signal_paths
            where meeting_id = #{meetingId} and user_id = #{userId} and peer_id = #{peerId}
            """)
    Optional<String> signalPath(
            @Param("meetingId") String meetingId, @Param("userId") long userId, @Param("peerId") long peerId);

    /** No effect when the device has left meanwhile. */
    @Insert("""
            insert into meeting_signal_paths (meeting_id, user_id, peer_id, session_id)
            select meeting_id, user_id, #{peerId}, session_id from meeting_sessions where session_id = #{sessionId}
            on duplicate key update session_id = values(session_id)
            """)
    void setSignalPath(@Param("sessionId") String sessionId, @Param("peerId") long peerId);
}
