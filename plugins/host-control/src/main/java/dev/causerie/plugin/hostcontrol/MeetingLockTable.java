package dev.causerie.plugin.hostcontrol;

import java.util.Optional;
import org.apache.ibatis.annotations.Select;

/** The row of the meeting plugin that every change of a meeting locks first. */
interface MeetingLockTable {

    @Select("select id from meetings where id = #{id} for update")
    Optional<String> lock(String id);
}
