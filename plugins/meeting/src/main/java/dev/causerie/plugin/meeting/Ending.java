package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.Meetings;
import java.time.Instant;

/**
 * Ends meetings: everybody leaves. The sessions stay in the room for {@link Connections#FAREWELL}, since what is published
 * reaches those who are there when it is delivered. Called while the meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class Ending {

    private final Tables tables;
    private final Surroundings host;

    Ending(Tables tables, Surroundings host) {
        this.tables = tables;
        this.host = host;
    }

    void end(MeetingRow meeting, long endedBy) {
        Instant now = host.clock().instant();
        tables.meetings().end(meeting.id(), now);
        tables.participants().leaveAll(meeting.id(), now);
        tables.admissions().revokeAll(meeting.id(), Decision.APPROVED);
        host.publisher().publish(Meetings.room(meeting.id()), new MeetingEnded(meeting.id(), endedBy));
    }
}
