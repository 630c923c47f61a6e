package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The tables of recordings and their manifest. */
interface RecordingMapper {

    String COLUMNS = "id, room, type, status, started_by, started_at, stopped_at, duration_ms, bytes, progress,"
            + " object_key, content_type";

    @Insert("""
            insert into recordings (room, capturing, type, status, started_by, started_at, duration_ms, bytes, progress)
            values (#{room}, #{room}, #{type}, 'RECORDING', #{startedBy}, #{startedAt}, 0, 0, 0)
            """)
    void start(String room, RecordingType type, long startedBy, Instant startedAt);

    @Select("select " + COLUMNS + " from recordings where capturing = #{room}")
    Optional<RecordingRow> running(String room);

    @Select("select " + COLUMNS + " from recordings where id = #{id}")
    Optional<RecordingRow> find(long id);

    @Select("select " + COLUMNS + " from recordings where id = #{id} for update")
    Optional<RecordingRow> lock(long id);

    @Select("select " + COLUMNS
            + " from recordings where room = #{room} and id < #{before} order by room desc, id desc limit #{limit}")
    List<RecordingRow> of(String room, long before, int limit);

    @Select("select " + COLUMNS + " from recordings where status = #{status} order by id")
    List<RecordingRow> inStatus(RecordingStatus status);

    @Update("""
            update recordings set status = #{status}, capturing = null, stopped_at = #{stoppedAt},
              duration_ms = #{durationMs}, bytes = #{bytes} where id = #{id}
            """)
    void stop(long id, RecordingStatus status, Instant stoppedAt, long durationMs, long bytes);

    @Update("update recordings set progress = #{progress} where id = #{id} and status = 'COMPOSING'")
    void progress(long id, double progress);

    @Update("""
            update recordings set status = 'READY', progress = 1, duration_ms = #{durationMs}, bytes = #{bytes},
              object_key = #{objectKey}, content_type = #{contentType} where id = #{id} and status = 'COMPOSING'
            """)
    int ready(long id, long durationMs, long bytes, String objectKey, String contentType);

    @Update("update recordings set status = 'FAILED' where id = #{id} and status = 'COMPOSING'")
    int fail(long id);

    @Delete("delete from recordings where id = #{id}")
    void delete(long id);

    @Insert("""
            insert into recording_tracks (recording_id, track_id, user_id, username, kind, source, codec, start_ms)
            values (#{recordingId}, #{trackId}, #{userId}, #{username}, #{kind}, #{source}, #{codec}, #{startMs})
            """)
    void addTrack(TrackRow track);

    @Insert("""
            insert into recording_fragments (recording_id, track_id, sequence, object_key, size, end_ms)
            values (#{recordingId}, #{trackId}, #{sequence}, #{objectKey}, #{size}, #{endMs})
            """)
    void addFragment(FragmentRow fragment);

    @Select("""
            select recording_id, track_id, user_id, username, kind, source, codec, start_ms
            from recording_tracks where recording_id = #{recordingId} order by start_ms, track_id
            """)
    List<TrackRow> tracks(long recordingId);

    @Select("""
            select recording_id, track_id, sequence, object_key, size, end_ms
            from recording_fragments where recording_id = #{recordingId} order by track_id, sequence
            """)
    List<FragmentRow> fragments(long recordingId);

    @Select("select coalesce(sum(size), 0) from recording_fragments where recording_id = #{recordingId}")
    long capturedBytes(long recordingId);

    @Select("select coalesce(max(end_ms), 0) from recording_fragments where recording_id = #{recordingId}")
    long capturedMs(long recordingId);

    @Delete("delete from recording_fragments where recording_id = #{recordingId}")
    void deleteFragments(long recordingId);

    @Delete("delete from recording_tracks where recording_id = #{recordingId}")
    void deleteTracks(long recordingId);
}
