package dev.causerie.server.audit;

import dev.causerie.api.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements on {@code audit_log}, for H2 and MySQL alike. */
interface AuditRows {

    @Insert("""
            insert into audit_log (written_at, actor_id, actor_name, action, subject_kind, subject_id,
                target_id, target_name, reason, detail)
            values (#{now}, #{e.actor.id}, #{e.actor.username}, #{e.action}, #{e.subjectKind}, #{e.subjectId},
                #{targetId}, #{targetName}, #{reason}, #{detail})
            """)
    void insert(
            @Param("e") AuditEntry entry,
            @Param("now") Instant now,
            @Param("targetId") @Nullable Long targetId,
            @Param("targetName") @Nullable String targetName,
            @Param("reason") @Nullable String reason,
            @Param("detail") @Nullable String detail);

    /** The newest first. */
    @Select("""
            <script>
            select id, written_at, actor_id, actor_name, action, subject_kind, subject_id,
                target_id, target_name, reason, detail
            from audit_log
            where id &lt; #{before}
            <if test="action != null">and action = #{action}</if>
            <if test="actor != null">and actor_id = #{actor}</if>
            <if test="subject != null">and subject_id = #{subject}</if>
            order by id desc
            limit #{limit}
            </script>
            """)
    List<AuditRow> page(
            @Param("action") @Nullable String action,
            @Param("actor") @Nullable Long actor,
            @Param("subject") @Nullable String subject,
            @Param("before") long before,
            @Param("limit") int limit);

    @Delete("delete from audit_log where written_at < #{before} limit #{limit}")
    int deleteBefore(@Param("before") Instant before, @Param("limit") int limit);
}
