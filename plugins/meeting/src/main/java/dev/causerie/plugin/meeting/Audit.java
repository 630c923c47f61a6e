package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import java.util.Optional;

/** Writes down what hosts do, in the transaction that does it. Thread-safe. */
final class Audit {

    private final AuditLog log;

    Audit(AuditLog log) {
        this.log = log;
    }

    void did(User host, String action, String meetingId) {
        log.record(new AuditEntry(host, action, Meetings.ROOM_KIND, meetingId, Optional.empty(), Optional.empty()));
    }

    void didTo(User host, String action, String meetingId, AuditEntry.Target target, Optional<String> reason) {
        log.record(new AuditEntry(host, action, Meetings.ROOM_KIND, meetingId, Optional.of(target), reason));
    }
}
