package dev.causerie.server.jobs;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/**
 * Statements on jobs of db-scheduler's table that wait. The library's own calls read first and fail when a job is picked in
 * between; the version makes it see that these changed the row. Thread-safe.
 */
interface WaitingRows {
    // A job that is done is removed: one that ended well and is still there found no handler.
    @Update("""
            update scheduled_tasks set execution_time = #{now}, version = version + 1
            where task_name = #{task} and task_instance like concat(#{name}, ':%') and picked = false
            and last_success is not null and (last_failure is null or last_failure < last_success)""")
    int withoutHandler(@Param("task") String task, @Param("name") String name, @Param("now") Instant now);

    @Update("""
            update scheduled_tasks set execution_time = #{next}, version = version + 1
            where task_name = #{task} and task_instance = #{id} and picked = false and execution_time > #{next}""")
    int later(@Param("task") String task, @Param("id") String id, @Param("next") Instant next);

    @Delete("delete from scheduled_tasks where task_name = #{task} and task_instance = #{id} and picked = false")
    int remove(@Param("task") String task, @Param("id") String id);
}
