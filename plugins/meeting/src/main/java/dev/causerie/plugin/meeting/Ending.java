package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.room.Room;
import java.time.Instant;

/**
 * Ends meetings: everybody leaves, nobody waits any more, and media ends. The sessions stay in the room for
 * {@link Connections#FAREWELL}, since what is published reaches those who are there when it is delivered. Called while the
 * meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class Ending {

    private final Tables tables;
    private final Surroundings host;
    private final WaitingQueue queue;

    Ending(Tables tables, Surroundings host, WaitingQueue queue) {
        this.tables = tables;
        this.host = host;
        this.queue = queue;
    }

    void end(MeetingRow meeting, long endedBy) {
        Instant now = host.clock().instant();
        tables.meetings().end(meeting.id(), now);
        tables.participants().leaveAll(meeting.id(), now);
        tables.hands().lowerAll(meeting.id());
        tables.screenShares().remove(meeting.id());
        tables.sending().unmuteAll(meeting.id());
        queue.dismiss(meeting, Meetings.ended());
        tables.admissions().revokeAll(meeting.id(), Decision.APPROVED);
        Room room = Meetings.room(meeting.id());
        tables.store().afterCommit(() -> host.media().closeRoom(room));
        host.publisher().publish(room, new MeetingEnded(meeting.id(), endedBy));
    }
}
