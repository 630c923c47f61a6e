package dev.causerie.plugin.hostcontrol;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;

/** The statements on {@code meeting_quality}, for H2 and MySQL alike. */
interface QualityTable {

    @Select("select meeting_id, video, audio from meeting_quality where meeting_id = #{meetingId}")
    Optional<QualityChanged> find(String meetingId);

    @Select("select meeting_id, video, audio from meeting_quality")
    List<QualityChanged> all();

    @Insert("""
            insert into meeting_quality (meeting_id, video, audio) values (#{meetingId}, #{video}, #{audio})
            on duplicate key update video = values(video), audio = values(audio)
            """)
    void set(QualityChanged quality);

    @Delete("delete from meeting_quality where meeting_id = #{meetingId}")
    void remove(String meetingId);
}
