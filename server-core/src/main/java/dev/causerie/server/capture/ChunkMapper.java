package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.RecordingChunk.Kind;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code recording_chunks}. */
interface ChunkMapper {

    /** No effect when there is one of this sequence. */
    @Insert("""
            insert ignore into recording_chunks
              (recording_id, user_id, kind, sequence, object_key, size, mime_type, arrived_at, stored)
            values (#{recordingId}, #{userId}, #{kind}, #{sequence}, #{objectKey}, #{size}, #{mimeType}, #{arrivedAt}, false)
            """)
    void add(ChunkRow chunk);

    @Select("""
            select coalesce(max(sequence), -1) + 1 from recording_chunks
            where recording_id = #{recordingId} and user_id = #{userId} and kind = #{kind}
            """)
    long next(@Param("recordingId") long recordingId, @Param("userId") long userId, @Param("kind") Kind kind);

    @Update("""
            update recording_chunks set stored = true
            where recording_id = #{recordingId} and user_id = #{userId} and kind = #{kind} and sequence = #{sequence}
            """)
    void stored(ChunkRow chunk);

    @Select("select coalesce(sum(size), 0) from recording_chunks where recording_id = #{recordingId} and stored")
    long bytes(long recordingId);

    @Delete("delete from recording_chunks where recording_id = #{recordingId}")
    void delete(long recordingId);
}
