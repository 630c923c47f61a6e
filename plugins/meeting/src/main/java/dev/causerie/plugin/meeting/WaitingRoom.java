package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import dev.causerie.plugin.meeting.WaitingRequests.Answer;
import dev.causerie.plugin.meeting.WaitingRequests.Approve;
import dev.causerie.plugin.meeting.WaitingRequests.Reject;
import dev.causerie.plugin.meeting.WaitingRequests.SendBack;
import java.util.List;
import java.util.function.Function;

/** Lets people wait for their host, and the host decide about them. Thread-safe. */
final class WaitingRoom {

    private static final String NO_REASON = "The host did not let you in";

    private final Tables tables;
    private final Surroundings host;
    private final WaitingQueue queue;
    private final Entrance entrance;
    private final Departures departures;
    private final Audit audit;

    WaitingRoom(Tables tables, Surroundings host, WaitingQueue queue, Entrance entrance, Departures departures) {
        this.tables = tables;
        this.host = host;
        this.queue = queue;
        this.entrance = entrance;
        this.departures = departures;
        this.audit = new Audit(host.auditLog());
    }

    /** Whether the user has to wait, or waits already: also when the waiting room was switched off meanwhile. */
    boolean awaits(MeetingRow meeting, User user) {
        if (meeting.isHost(user.id())
                || tables.participants().find(meeting.id(), user.id()).isPresent()) {
            return false;
        }
        if (queue.find(meeting, user.id()).isPresent()) {
            return true;
        }
        return meeting.waitingRoom() && !tables.admissions().is(meeting.id(), user.id(), Decision.APPROVED);
    }

    /** Lets the caller's device wait, in the place that its user has. Called while the meeting is locked. */
    Reply enter(Caller caller, MeetingRow meeting) {
        User user = caller.user();
        if (queue.find(meeting, user.id()).isEmpty()) {
            Admission.requireWelcome(meeting, user);
        }
        int position = queue.enter(meeting, user.id(), user.username());
        tables.sessions().await(caller.session().id(), meeting.id(), user.id());
        tables.participants().setFound(meeting.id(), user.id());
        return Reply.as("waiting-room", WaitingEvents.Place.of(meeting.id(), position));
    }

    Reply approve(Caller caller, Approve request) {
        return decide(caller, request.meetingId(), meeting -> {
            WaitingRow waiter = waiter(meeting, request.socketId());
            letIn(meeting, waiter, connected(meeting, waiter));
            audit.didTo(caller.user(), "approve", meeting.id(), waiter.target());
            return Reply.of(Answer.of(meeting.id(), waiter));
        });
    }

    /** A device that is away just now is let in when it comes back: see {@link Returning}. */
    private void letIn(MeetingRow meeting, WaitingRow waiter, List<String> sessionIds) {
        User user = host.users()
                .find(waiter.userId())
                .orElseThrow(() -> Rejected.notFound("user " + waiter.userId() + " any more"));
        Admission.requireOpen(meeting, user, tables.participants().count(meeting.id()));
        tables.admissions()
                .decide(meeting.id(), user.id(), Decision.APPROVED, host.clock().instant());
        queue.leave(meeting, waiter);
        if (!sessionIds.isEmpty()) {
            entrance.bring(meeting, user, sessionIds);
        }
    }

    private List<String> connected(MeetingRow meeting, WaitingRow waiter) {
        return tables.sessions().waitingOf(meeting.id(), waiter.userId()).stream()
                .filter(device -> !device.lost())
                .map(SessionRow::sessionId)
                .toList();
    }

    Reply reject(Caller caller, Reject request) {
        return decide(caller, request.meetingId(), meeting -> {
            WaitingRow waiter = waiter(meeting, request.socketId());
            queue.leave(meeting, waiter);
            tables.participants().setRemoved(meeting.id(), waiter.userId());
            queue.refuse(
                    tables.sessions().waitingOf(meeting.id(), waiter.userId()),
                    Rejected.forbidden(request.reason()
                                    .filter(reason -> !reason.isBlank())
                                    .orElse(NO_REASON))
                            .because("rejected"));
            audit.didTo(caller.user(), "reject", meeting.id(), waiter.target());
            return Reply.of(Answer.of(meeting.id(), waiter));
        });
    }

    Reply sendBack(Caller caller, SendBack request) {
        return decide(caller, request.meetingId(), meeting -> {
            if (meeting.isHost(request.userId())) {
                throw Rejected.badRequest("userId", "must be somebody else: the host does not wait");
            }
            if (!meeting.waitingRoom()) {
                throw Rejected.conflict("This meeting has no waiting room");
            }
            if (queue.find(meeting, request.userId()).isEmpty()) {
                sendBack(caller.user(), meeting, participant(meeting, request.userId()));
            }
            return Reply.done();
        });
    }

    private void sendBack(User by, MeetingRow meeting, ParticipantRow sent) {
        tables.admissions().revoke(meeting.id(), sent.userId(), Decision.APPROVED);
        tables.sessions().awaitAll(meeting.id(), sent.userId());
        departures.silence(sent.userId(), meeting);
        departures.remove(sent.userId(), meeting);
        WaitingEvents.SentBack told =
                new WaitingEvents.SentBack(meeting.id(), queue.enter(meeting, sent.userId(), sent.username()));
        tables.sessions().waitingOf(meeting.id(), sent.userId()).forEach(device -> host.publisher()
                .publish(Room.ofSession(device.sessionId()), told));
        audit.didTo(by, "send-to-waiting", meeting.id(), sent.target());
    }

    private Reply decide(Caller caller, String meetingId, Function<MeetingRow, Reply> decision) {
        return tables.locks().change(meetingId, meeting -> {
            meeting.requireHost(caller.user());
            meeting.requireRunning();
            return decision.apply(meeting);
        });
    }

    private WaitingRow waiter(MeetingRow meeting, String ticket) {
        return tables.waiting()
                .withTicket(meeting.id(), ticket)
                .orElseThrow(() -> Rejected.notFound("one with socketId " + ticket + " who waits for this meeting"));
    }

    private ParticipantRow participant(MeetingRow meeting, long userId) {
        return tables.participants()
                .find(meeting.id(), userId)
                .orElseThrow(() -> Rejected.notFound("participant " + userId + " in this meeting"));
    }
}
