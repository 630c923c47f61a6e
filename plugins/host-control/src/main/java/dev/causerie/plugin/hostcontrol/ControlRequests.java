package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.DeviceJoined;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.event.Rules;
import dev.causerie.api.event.Standing;
import dev.causerie.api.event.Verdict;
import dev.causerie.api.room.Room;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Asking the host to hand the meeting over, and his answer. A participant has one open request a meeting, for
 * {@link #OPEN_FOR}. Thread-safe.
 */
final class ControlRequests {

    /** How long the host may take to answer. */
    static final Duration OPEN_FOR = Duration.ofSeconds(60);

    private final LockedMeetings locked;
    private final OpenRequests open;
    private final Meetings meetings;
    private final HostActions actions;
    private final Publisher publisher;
    private final AuditLog auditLog;
    private final Clock clock;

    ControlRequests(
            LockedMeetings locked,
            OpenRequests open,
            Meetings meetings,
            HostActions actions,
            Publisher publisher,
            AuditLog auditLog,
            Clock clock) {
        this.locked = locked;
        this.open = open;
        this.meetings = meetings;
        this.actions = actions;
        this.publisher = publisher;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Lets those ask who are in the meeting and do not host it. */
    static Policy<InMeeting> policy() {
        Policy<InMeeting> inside = Meetings.participantOf(InMeeting::meetingId);
        return new Policy<>(
                inside.bearing(),
                Rules.of(
                        MeetingRole.class,
                        MeetingState.class,
                        (role, state) -> role == MeetingRole.HOST && state != MeetingState.ENDED
                                ? Verdict.of(isHost())
                                : inside.rules().on(Standing.of(role, state))));
    }

    private static Rejected isHost() {
        return Rejected.conflict("You are the host of this meeting");
    }

    /** Asks the host; repeating it while the request is open asks nobody again. */
    Reply ask(Caller caller, InMeeting wish) {
        locked.changeRunning(wish.meetingId(), meeting -> {
            requireOneOfTheOthers(meeting, caller.user());
            if (open.find(meeting.id(), caller.user().id()).isEmpty()) {
                open.open(request(meeting, caller.user()), meeting.hostId());
            }
            return meeting;
        });
        return Reply.as(
                "host-control-request-sent",
                new HostControlEvents.Sent(
                        wish.meetingId(), "The host has been asked, and may take a minute to answer"));
    }

    private void requireOneOfTheOthers(Meeting meeting, User user) {
        if (meeting.hostId() == user.id()) {
            throw isHost();
        }
        if (!present(meeting.id(), user.id())) {
            throw Rejected.forbidden("You are not in this meeting");
        }
    }

    private RequestRow request(Meeting meeting, User user) {
        Instant now = clock.instant();
        return new RequestRow(meeting.id(), user.id(), user.username(), now, now.plus(OPEN_FOR));
    }

    /** The host's answer; who is accepted is host when this returns. */
    Reply answer(Caller caller, AnswerRequest answer) {
        return Reply.of(HostControlEvents.Response.of(locked.changeRunning(answer.meetingId(), meeting -> {
            if (meeting.hostId() != caller.user().id()) {
                throw Rejected.forbidden("Only the host of this meeting can do this");
            }
            RequestRow request = answered(answer);
            open.close(request);
            ControlAnswered told = new ControlAnswered(meeting.id(), answer.accepted(), request.requesterId(), false);
            Stream.of(request.requesterId(), meeting.hostId())
                    .forEach(userId -> publisher.publish(Room.ofUser(userId), told));
            auditLog.record(AuditEntry.of(
                            caller.user(),
                            answer.accepted() ? "accept-control-request" : "decline-control-request",
                            Meetings.ROOM_KIND,
                            meeting.id())
                    .to(new AuditEntry.Target(request.requesterId(), request.requesterName())));
            if (answer.accepted()) {
                actions.handOver(meeting.id(), caller.user(), request.requesterId());
            }
            return told;
        })));
    }

    /** Shows the host on a page that is loaded later, or on a further device, what is open. */
    void joined(DeviceJoined event) {
        meetings.find(event.meetingId())
                .filter(meeting -> meeting.hostId() == event.userId())
                .ifPresent(meeting -> open.show(meeting.id(), event.sessionId()));
    }

    private RequestRow answered(AnswerRequest answer) {
        return open.of(answer.meetingId()).stream()
                .filter(request -> answer.requesterId()
                        .filter(wanted -> wanted != request.requesterId())
                        .isEmpty())
                .filter(request -> present(request.meetingId(), request.requesterId()))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("open request to be host of this meeting"
                        + answer.requesterId().map(id -> " by " + id).orElse("")));
    }

    private boolean present(String meetingId, long userId) {
        return meetings.participants(meetingId).stream().anyMatch(participant -> participant.userId() == userId);
    }

    /** Ends the requests whose time is over, in all meetings. Any node may do it, and several at once. */
    void expireDue() {
        open.meetingsWithDue()
                .forEach(meetingId -> locked.change(meetingId, meeting -> {
                    open.expire(meeting.id());
                    return meeting;
                }));
    }
}
