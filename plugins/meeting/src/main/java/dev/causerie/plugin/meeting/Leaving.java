package dev.causerie.plugin.meeting;

import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;

/** Lets sessions leave meetings. Thread-safe. */
final class Leaving {

    private final SessionTable sessions;
    private final MeetingLocks locks;
    private final Departures departures;

    Leaving(Tables tables, Departures departures) {
        this.sessions = tables.sessions();
        this.locks = tables.locks();
        this.departures = departures;
    }

    /** Done as well when the session is not in the meeting, or no more. */
    Reply leave(Caller caller, LeaveMeeting wish) {
        locks.change(wish.meetingId(), meeting -> {
            sessions.find(caller.session().id())
                    .filter(session -> session.meetingId().equals(meeting.id()))
                    .ifPresent(session -> departures.depart(session, meeting, Departure.LEFT));
            return meeting;
        });
        return Reply.as("meeting-left", wish);
    }
}
