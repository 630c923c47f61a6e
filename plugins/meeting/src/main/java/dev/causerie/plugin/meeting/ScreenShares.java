package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who shares a screen: one at a time in a meeting, with one device. The share ends with that device's stay in the
 * meeting; the media server lets no other screen pass. Thread-safe.
 */
final class ScreenShares {

    private final Tables tables;
    private final Publisher publisher;
    private final Sending sending;
    private final Audit audit;

    ScreenShares(Tables tables, Surroundings host, Sending sending) {
        this.tables = tables;
        this.publisher = host.publisher();
        this.sending = sending;
        this.audit = new Audit(host.auditLog());
    }

    Reply start(Caller caller, InMeeting request) {
        return tables.locks().change(request.meetingId(), meeting -> {
            User user = caller.user();
            requireAllowed(meeting, caller);
            Optional<ScreenShareRow> running = tables.screenShares().find(meeting.id());
            running.filter(other -> other.userId() != user.id()).ifPresent(other -> {
                throw Rejected.conflict(other.username() + " shares a screen already");
            });
            tables.screenShares()
                    .put(meeting.id(), new ScreenShareRow(caller.session().id(), user.id(), user.username()));
            ScreenShared shared = new ScreenShared(meeting.id(), user.id(), user.username(), true);
            if (running.isEmpty()) {
                tell(shared);
            }
            return Reply.of(shared.wire());
        });
    }

    private void requireAllowed(MeetingRow meeting, Caller caller) {
        if (tables.sessions()
                .find(caller.session().id())
                .filter(session -> session.in(meeting.id()))
                .isEmpty()) {
            throw Rejected.forbidden("You are not in this meeting with this connection");
        }
        if (meeting.allowScreenShare() == Allowed.HOST
                && !meeting.isHost(caller.user().id())) {
            throw Rejected.forbidden("Only the host may share a screen in this meeting");
        }
    }

    /** Done as well when that user shares none. */
    Reply stop(Caller caller, StopScreenShare request) {
        return tables.locks().change(request.meetingId(), meeting -> {
            long whose = request.userId().orElse(caller.user().id());
            if (whose != caller.user().id()) {
                meeting.requireHost(caller.user());
            }
            Optional<ScreenShared> stopped = endIf(meeting, share -> share.userId() == whose);
            stopped.filter(share -> share.userId() != caller.user().id())
                    .ifPresent(share -> audit.didTo(caller.user(), "stop-screen-share", meeting.id(), share.target()));
            return Reply.of(stopped.<Object>map(ScreenShared::wire).orElseGet(() -> new InMeeting(meeting.id())));
        });
    }

    /** A device has left. Called while the meeting is locked. */
    void left(SessionRow device, MeetingRow meeting) {
        endIf(meeting, share -> share.sessionId().equals(device.sessionId()));
    }

    /** A user has left. Called while the meeting is locked. */
    void left(long userId, MeetingRow meeting) {
        endIf(meeting, share -> share.userId() == userId);
    }

    private Optional<ScreenShared> endIf(MeetingRow meeting, Predicate<ScreenShareRow> condition) {
        Optional<ScreenShared> ended = tables.screenShares()
                .find(meeting.id())
                .filter(condition)
                .map(share -> new ScreenShared(meeting.id(), share.userId(), share.username(), false));
        ended.ifPresent(stopped -> {
            tables.screenShares().remove(meeting.id());
            tell(stopped);
        });
        return ended;
    }

    private void tell(ScreenShared shared) {
        tables.meetings().raiseRevision(shared.meetingId());
        sending.enforce(shared.meetingId(), shared.userId());
        publisher.publish(Meetings.room(shared.meetingId()), shared);
    }
}
