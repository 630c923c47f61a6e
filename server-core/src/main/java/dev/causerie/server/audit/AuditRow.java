package dev.causerie.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit_log}. Immutable. */
record AuditRow(
        long id,
        Instant writtenAt,
        long actorId,
        String actorName,
        String action,
        String subjectKind,
        String subjectId,
        @Nullable Long targetId,
        @Nullable String targetName,
        @Nullable String reason,
        @Nullable String detail) {}
