package dev.causerie.plugin.recording;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Standing;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.Page;
import dev.causerie.api.http.Request;
import dev.causerie.api.http.Routes;
import java.util.List;
import java.util.Optional;

/**
 * Recordings over REST: the host and those who attended the meeting list and play them; of those the host and who started one
 * remove it. Thread-safe.
 */
final class RecordingRoutes {

    private static final String HOST =
            Standing.of(MeetingRole.HOST, MeetingRole.HOST).role();

    private final Meetings meetings;
    private final Recordings recordings;
    private final AuditLog auditLog;

    RecordingRoutes(Meetings meetings, Recordings recordings, AuditLog auditLog) {
        this.meetings = meetings;
        this.recordings = recordings;
        this.auditLog = auditLog;
    }

    void register(Routes routes) {
        routes.get("/api/meetings/{id}/recordings", (request, nothing) -> list(request))
                .get("/api/recordings/{id}", (request, nothing) -> Answer.ok(RecordingView.of(visible(request))))
                .get("/api/recordings/{id}/download", (request, nothing) -> download(request))
                .delete("/api/recordings/{id}", (request, nothing) -> delete(request));
    }

    private Answer list(Request request) {
        String meetingId = request.path("id");
        requireWatcher(request.user(), meetingId);
        int limit = request.limit(50, 100);
        Optional<Long> before = request.query("before").map(RecordingRoutes::number);
        List<RecordingView> oneMore = recordings.of(Meetings.room(meetingId), before, limit + 1).stream()
                .map(RecordingView::of)
                .toList();
        return Answer.ok(Page.of(oneMore, limit));
    }

    private Answer download(Request request) {
        Recording recording = visible(request);
        return Answer.stream(recordings.open(recording.id()));
    }

    private Answer delete(Request request) {
        Recording recording = visible(request);
        boolean host =
                HOST.equals(standing(request.user(), recording.room().id()).role());
        if (!host && recording.startedBy() != request.user().id()) {
            throw Rejected.forbidden("Only who started it and the host may remove a recording");
        }
        return auditLog.because(Reasoned.of(request), () -> {
            recordings.delete(recording.id(), request.user().id());
            return Answer.noContent();
        });
    }

    private Recording visible(Request request) {
        long id = number(request.path("id"));
        Recording recording = recordings.find(id).orElseThrow(() -> Rejected.notFound("recording " + id));
        requireWatcher(request.user(), recording.room().id());
        return recording;
    }

    private void requireWatcher(User user, String meetingId) {
        boolean host = HOST.equals(standing(user, meetingId).role());
        if (!host && !meetings.attended(meetingId, user.id())) {
            throw Rejected.forbidden("Only participants of the meeting see its recordings");
        }
    }

    private Standing standing(User user, String meetingId) {
        return meetings.standing(user, meetingId);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw Rejected.badRequest("id", "must be a number");
        }
    }
}
