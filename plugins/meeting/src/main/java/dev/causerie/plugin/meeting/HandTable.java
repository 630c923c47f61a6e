package dev.causerie.plugin.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on raised hands, for H2 and MySQL alike. */
interface HandTable {

    String COLUMNS = "user_id, username, raised_at, place";

    /** The hands that are up, in the order of raising. */
    @Select("select " + COLUMNS + " from meeting_hands where meeting_id = #{meetingId} order by place")
    List<HandRow> raised(String meetingId);

    @Select("select " + COLUMNS + " from meeting_hands where meeting_id = #{meetingId} and user_id = #{userId}")
    Optional<HandRow> find(@Param("meetingId") String meetingId, @Param("userId") long userId);

    @Select("select coalesce(max(place), 0) + 1 from meeting_hands where meeting_id = #{meetingId}")
    long nextPlace(String meetingId);

    @Insert("""
            insert into meeting_hands (meeting_id, user_id, username, raised_at, place)
            values (#{meetingId}, #{h.userId}, #{h.username}, #{h.raisedAt}, #{h.place})
            """)
    void raise(@Param("meetingId") String meetingId, @Param("h") HandRow hand);

    @Delete("delete from meeting_hands where meeting_id = #{meetingId} and user_id = #{userId}")
    void lower(@Param("meetingId") String meetingId, @Param("userId") long userId);

    @Delete("delete from meeting_hands where meeting_id = #{meetingId}")
    void lowerAll(String meetingId);

    /** The list is to be told. */
    @Update("update meetings set hands_version = hands_version + 1, hands_changed_at = #{now} where id = #{meetingId}")
    void changed(@Param("meetingId") String meetingId, @Param("now") Instant now);

    /** The list is to be told again, if it was ever to be told. */
    @Update("""
            update meetings set hands_version = hands_version + 1, hands_changed_at = #{now}
            where id = #{meetingId} and hands_version > 0
            """)
    void repeat(@Param("meetingId") String meetingId, @Param("now") Instant now);

    /** The meetings that are not over and whose lists have changed since then. */
    @Select("""
            select id as meeting_id, hands_version as version from meetings
            where hands_changed_at >= #{since} and ended_at is null
            """)
    List<ChangedLists.Changed> changedSince(Instant since);
}
