package dev.causerie.plugin.recording;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingRemoved;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.users.Users;
import java.util.Locale;

/**
 * Writes down who starts, stops and removes recordings of meetings, in the transaction that does it. Who ends a meeting stops its
 * recording; what nobody did is not written down. Thread-safe.
 */
final class Audit {

    private final AuditLog log;
    private final Users users;

    Audit(AuditLog log, Users users) {
        this.log = log;
        this.users = users;
    }

    void changed(RecordingChanged event) {
        boolean started = event.recording().status() == RecordingStatus.RECORDING;
        record(event.recording(), event.by(), started ? "start-recording" : "stop-recording");
    }

    void removed(RecordingRemoved event) {
        record(event.recording(), event.by(), "delete-recording");
    }

    private void record(Recording recording, long by, String action) {
        if (recording.room().kind().equals(Meetings.ROOM_KIND)) {
            users.find(by)
                    .map(user -> AuditEntry.of(
                            user, action, Meetings.ROOM_KIND, recording.room().id()))
                    .ifPresent(entry -> log.record(entry.saying("recording " + recording.id() + ", "
                            + recording.type().name().toLowerCase(Locale.ROOT))));
        }
    }
}
