package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What hosts ask for of the meeting as a whole, on the wire of the visio dialect. Thread-safe. */
final class HostRequests {

    private final HostActions actions;

    HostRequests(HostActions actions) {
        this.actions = actions;
    }

    /** {@code end-meeting}. Immutable. */
    record End(String meetingId, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

    /** {@code lock-meeting}. Immutable. */
    record Lock(String meetingId, boolean locked, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

    /** {@code meeting-locked}, to clients. Immutable. */
    record Locked(String meetingId, boolean locked) {
        static Locked of(MeetingLocked event) {
            return new Locked(event.meetingId(), event.locked());
        }
    }

    Reply end(Caller caller, End request) {
        actions.end(request.meetingId(), caller.user());
        return Reply.of(new MeetingEvents.Ended(
                request.meetingId(), Long.toString(caller.user().id())));
    }

    Reply lock(Caller caller, Lock request) {
        actions.lock(request.meetingId(), caller.user(), request.locked());
        return Reply.of(new Locked(request.meetingId(), request.locked()));
    }
}
