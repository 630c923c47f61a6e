package dev.causerie.server.jobs;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Statements of the table failed_job. Thread-safe. */
interface FailedJobRows {
    @Insert("""
            insert into failed_job (name, job_key, data, attempts, error, failed_at)
            values (#{name}, #{jobKey}, #{data}, #{attempts}, #{error}, #{failedAt})
            on duplicate key update data = values(data), attempts = values(attempts), error = values(error),
            failed_at = values(failed_at)""")
    void add(FailedJob job);

    @Select("select name, job_key, data, attempts, error, failed_at from failed_job order by failed_at, name, job_key")
    List<FailedJob> all();

    @Delete("delete from failed_job where name = #{name} and job_key = #{key}")
    int remove(@Param("name") String name, @Param("key") String key);
}
