package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditEntry.Target;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import java.util.Optional;

/**
 * Writes down what hosts do, in the transaction that does it. Why they do it the log knows by itself
 * ({@link AuditLog#because}). Thread-safe.
 */
final class Audit {

    private final AuditLog log;

    Audit(AuditLog log) {
        this.log = log;
    }

    void did(User host, String action, String meetingId) {
        log.record(entry(host, action, meetingId));
    }

    void changed(User host, String action, String meetingId, String what) {
        log.record(entry(host, action, meetingId).saying(what));
    }

    void didTo(User host, String action, String meetingId, Target target) {
        log.record(entry(host, action, meetingId).to(target));
    }

    void didTo(User host, String action, String meetingId, Target target, Optional<String> reason) {
        log.record(entry(host, action, meetingId).to(target).because(reason));
    }

    private static AuditEntry entry(User host, String action, String meetingId) {
        return AuditEntry.of(host, action, Meetings.ROOM_KIND, meetingId);
    }
}
