package dev.causerie.plugin.hostcontrol;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code host_control_requests}, for H2 and MySQL alike. */
interface RequestTable {

    /** Those of a meeting, the oldest first. */
    @Select("""
            select meeting_id, requester_id, requester_name, requested_at, expires_at from host_control_requests
            where meeting_id = #{meetingId} order by requested_at, requester_id
            """)
    List<RequestRow> of(String meetingId);

    /** The meetings with requests whose time is over. */
    @Select("select distinct meeting_id from host_control_requests where expires_at <= #{now} limit 500")
    List<String> meetingsWithDue(Instant now);

    @Insert("""
            insert into host_control_requests (meeting_id, requester_id, requester_name, requested_at, expires_at)
            values (#{meetingId}, #{requesterId}, #{requesterName}, #{requestedAt}, #{expiresAt})
            """)
    void insert(RequestRow request);

    @Delete("delete from host_control_requests where meeting_id = #{meetingId} and requester_id = #{requesterId}")
    void remove(@Param("meetingId") String meetingId, @Param("requesterId") long requesterId);

    @Delete("delete from host_control_requests where meeting_id = #{meetingId}")
    void removeAll(String meetingId);
}
