package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLayout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on {@code meetings}, for H2 and MySQL alike. */
interface MeetingTable {

    String COLUMNS = """
            id, title, description, host_id, host_name, password_hash, waiting_room, max_participants, mute_on_entry,
            guests, locked, mode, allow_screen_share, allow_chat, allow_recording, layout, revision,
            created_at, ended_at
            """;

    @Select("select " + COLUMNS + " from meetings where id = #{id}")
    Optional<MeetingRow> find(String id);

    @Select("select " + COLUMNS + " from meetings where id = #{id} for update")
    Optional<MeetingRow> lock(String id);

    String INSERT = """
            insert into meetings (id, title, description, host_id, host_name, password_hash,
                waiting_room, max_participants, mute_on_entry, guests, locked, mode,
                allow_screen_share, allow_chat, allow_recording,
                revision, created_at)
            values (#{m.id}, #{m.title}, #{m.description}, #{m.hostId}, #{m.hostName}, #{passwordHash},
                #{m.settings.waitingRoom}, #{m.settings.maxParticipants}, #{m.settings.muteOnEntry},
                #{m.settings.guests}, #{m.settings.locked}, #{m.settings.mode},
                #{m.settings.allowScreenShare}, #{m.settings.allowChat}, #{m.settings.allowRecording},
                #{m.revision}, #{m.createdAt})
            """;

    @Insert(INSERT)
    void insert(@Param("m") Meeting meeting, @Param("passwordHash") @Nullable String passwordHash);

    /** No effect when there is one of this id. */
    @Insert(INSERT + " on duplicate key update id = values(id)")
    void insertUnlessThere(@Param("m") Meeting meeting, @Param("passwordHash") @Nullable String passwordHash);

    @Update("""
            update meetings
            set title = #{m.title}, description = #{m.description}, password_hash = #{passwordHash},
                waiting_room = #{m.settings.waitingRoom}, max_participants = #{m.settings.maxParticipants},
                mute_on_entry = #{m.settings.muteOnEntry}, guests = #{m.settings.guests},
                locked = #{m.settings.locked}, mode = #{m.settings.mode},
                allow_screen_share = #{m.settings.allowScreenShare}, allow_chat = #{m.settings.allowChat},
                allow_recording = #{m.settings.allowRecording}, revision = #{m.revision}
            where id = #{m.id}
            """)
    void update(@Param("m") Meeting meeting, @Param("passwordHash") @Nullable String passwordHash);

    @Update("update meetings set revision = revision + 1 where id = #{id}")
    void raiseRevision(String id);

    @Update("update meetings set layout = #{layout}, revision = revision + 1 where id = #{id}")
    void setLayout(@Param("id") String id, @Param("layout") MeetingLayout layout);

    @Update("update meetings set locked = #{locked}, revision = revision + 1 where id = #{id}")
    void setLocked(@Param("id") String id, @Param("locked") boolean locked);

    String ROSTER_CHANGED = "roster_version = roster_version + 1, roster_changed_at = #{now}";

    /** Who is in is to be told. */
    @Update("update meetings set revision = revision + 1, " + ROSTER_CHANGED + " where id = #{id}")
    void rosterChanged(@Param("id") String id, @Param("now") Instant now);

    @Update("update meetings set host_id = #{hostId}, host_name = #{hostName}, revision = revision + 1, "
            + ROSTER_CHANGED + " where id = #{id}")
    void handOver(
            @Param("id") String id,
            @Param("hostId") long hostId,
            @Param("hostName") String hostName,
            @Param("now") Instant now);

    @Update("""
            update meetings set ended_at = null, host_id = #{hostId}, host_name = '', revision = revision + 1
            where id = #{id}
            """)
    void reopen(@Param("id") String id, @Param("hostId") long hostId);

    @Update("update meetings set ended_at = #{now}, revision = revision + 1 where id = #{id}")
    void end(@Param("id") String id, @Param("now") Instant now);

    /** The meetings that are not over and whose rosters have changed since then. */
    @Select("""
            select id as meeting_id, roster_version as version from meetings
            where roster_changed_at >= #{since} and ended_at is null
            """)
    List<ChangedLists.Changed> rostersChangedSince(Instant since);

    /** The meetings that the user hosts or has ever joined, the newest first. */
    @Select("select " + COLUMNS + """
            from meetings m
            where (host_id = #{userId} or exists (
                    select 1 from meeting_participants p where p.meeting_id = m.id and p.user_id = #{userId}))
                and (created_at < #{beforeTime} or (created_at = #{beforeTime} and id < #{beforeId}))
            order by created_at desc, id desc
            limit #{limit}
            """)
    List<MeetingRow> ofUser(
            @Param("userId") long userId,
            @Param("beforeTime") Instant beforeTime,
            @Param("beforeId") String beforeId,
            @Param("limit") int limit);
}
