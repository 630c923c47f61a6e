package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;

/** What hosts ask for of the meeting as a whole, on the wire of the visio dialect. Thread-safe. */
final class HostRequests {

    private final HostActions actions;

    HostRequests(HostActions actions) {
        this.actions = actions;
    }

    /** {@code end-meeting}. Immutable. */
    record End(String meetingId) {}

    /** {@code lock-meeting}, and {@code meeting-locked} to clients. Immutable. */
    record Lock(String meetingId, boolean locked) {
        static Lock of(MeetingLocked event) {
            return new Lock(event.meetingId(), event.locked());
        }
    }

    Reply end(Caller caller, End request) {
        actions.end(request.meetingId(), caller.user());
        return Reply.of(new MeetingEvents.Ended(
                request.meetingId(), Long.toString(caller.user().id())));
    }

    Reply lock(Caller caller, Lock request) {
        actions.lock(request.meetingId(), caller.user(), request.locked());
        return Reply.of(request);
    }
}
