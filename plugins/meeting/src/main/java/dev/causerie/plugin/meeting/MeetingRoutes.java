package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.Page;
import dev.causerie.api.http.Request;
import dev.causerie.api.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Meetings over REST. Whoever has a meeting's id may see what it is about; who is in it, only those who are. Thread-safe. */
final class MeetingRoutes {

    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final Attendance attendance;
    private final Hosting hosting;
    private final HostActions actions;
    private final AuditLog auditLog;

    MeetingRoutes(Tables tables, Attendance attendance, Hosting hosting, HostActions actions, AuditLog auditLog) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.attendance = attendance;
        this.hosting = hosting;
        this.actions = actions;
        this.auditLog = auditLog;
    }

    void register(Routes routes) {
        routes.post("/api/meetings", MeetingBody.Create.class, this::create)
                .get("/api/meetings", this::list)
                .get("/api/meetings/{id}", this::show)
                .patch("/api/meetings/{id}", MeetingBody.Change.class, this::change)
                .delete("/api/meetings/{id}", this::end);
    }

    private Answer create(Request request, MeetingBody.Create body) {
        return Answer.created(MeetingView.of(hosting.create(request.user(), body)));
    }

    /** The meetings that the caller hosts or has joined, the newest first. */
    private Answer list(Request request, Nothing nothing) {
        int limit = request.limit(DEFAULT_PAGE, MAX_PAGE);
        Optional<MeetingRow> before = request.query("before").map(this::cursor);
        List<MeetingRow> oneMore = meetings.ofUser(
                request.user().id(),
                before.map(MeetingRow::createdAt).orElse(END_OF_TIME),
                before.map(MeetingRow::id).orElse(""),
                limit + 1);
        return Answer.ok(Page.of(oneMore.stream().map(MeetingView::of).toList(), limit));
    }

    private MeetingRow cursor(String id) {
        return meetings.find(id).orElseThrow(() -> Rejected.badRequest("before", "must be the id of a meeting"));
    }

    private Answer show(Request request, Nothing nothing) {
        String id = request.path("id");
        MeetingRow meeting = meetings.find(id).orElseThrow(() -> Rejected.notFound("meeting " + id));
        return Answer.ok(
                seesPeople(request.user(), meeting)
                        ? MeetingView.of(meeting).with(attendance.of(meeting))
                        : MeetingView.of(meeting));
    }

    private boolean seesPeople(User user, MeetingRow meeting) {
        return meeting.isHost(user.id())
                || participants.find(meeting.id(), user.id()).isPresent();
    }

    private Answer change(Request request, MeetingBody.Change body) {
        MeetingRow changed =
                auditLog.because(body.reason(), () -> hosting.change(request.user(), request.path("id"), body));
        return Answer.ok(MeetingView.of(changed));
    }

    private Answer end(Request request, Nothing nothing) {
        return auditLog.because(Reasoned.of(request), () -> {
            actions.end(request.path("id"), request.user());
            return Answer.noContent();
        });
    }
}
