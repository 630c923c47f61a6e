package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Optional;

/** Puts devices whose connection is back to where they belong now, whatever was decided meanwhile. Thread-safe. */
final class Returning {

    private final Tables tables;
    private final Surroundings host;
    private final WaitingQueue queue;
    private final Entrance entrance;

    Returning(Parts parts) {
        this.tables = parts.tables();
        this.host = parts.host();
        this.queue = parts.queue();
        this.entrance = parts.entrance();
    }

    void back(SessionRow seen) {
        tables.locks().change(seen.meetingId(), meeting -> {
            tables.sessions().regain(seen.sessionId());
            tables.sessions()
                    .find(seen.sessionId())
                    .filter(now -> now.meetingId().equals(meeting.id()) && !meeting.ended())
                    .ifPresent(now -> back(now, meeting));
            return meeting;
        });
    }

    private void back(SessionRow session, MeetingRow meeting) {
        if (!session.waiting()) {
            // It may have been let in between its last breath and the server's noticing.
            Room room = Meetings.room(meeting.id());
            host.rooms().join(session.sessionId(), room);
            // Nobody keeps what changed while it was away.
            tables.store().afterCommit(() -> host.media().tellQualities(room, session.sessionId()));
            // Also where nobody noticed that it was lost: the roster and the list of hands are not kept for those who
            // are away.
            tables.meetings().rosterChanged(meeting.id(), host.clock().instant());
            tables.hands().repeat(meeting.id(), host.clock().instant());
        } else if (queue.find(meeting, session.userId()).isPresent()) {
            int position = queue.enter(meeting, session.userId(), "");
            host.publisher().send(Room.ofSession(session.sessionId()), new WaitingEvents.Moved(meeting.id(), position));
        } else {
            letIn(session, meeting);
        }
    }

    /** Its user waits no more: he was approved while this device was away, or refused. */
    private void letIn(SessionRow session, MeetingRow meeting) {
        Optional<User> approved = host.users().find(session.userId()).filter(user -> tables.admissions()
                .is(meeting.id(), user.id(), Decision.APPROVED));
        if (approved.isEmpty()) {
            tables.sessions().remove(session.sessionId());
            return;
        }
        try {
            entrance.bring(meeting, approved.get(), List.of(session.sessionId()));
        } catch (Rejected refusal) {
            queue.refuse(List.of(session), refusal);
        }
    }
}
