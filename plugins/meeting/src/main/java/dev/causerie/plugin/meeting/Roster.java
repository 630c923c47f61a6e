package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import java.time.Instant;
import java.util.List;

/** Who is in, as a list that is told. Thread-safe. */
final class Roster implements ChangedLists.Lists {

    private final MeetingTable meetings;
    private final Attendance attendance;
    private final Publisher publisher;

    Roster(Tables tables, Attendance attendance, Publisher publisher) {
        this.meetings = tables.meetings();
        this.attendance = attendance;
        this.publisher = publisher;
    }

    @Override
    public List<ChangedLists.Changed> changedSince(Instant since) {
        return meetings.rostersChangedSince(since);
    }

    @Override
    public void tell(String meetingId) {
        meetings.find(meetingId).ifPresent(meeting -> {
            List<ParticipantView> people = attendance.of(meeting);
            publisher.send(Meetings.room(meetingId), new ParticipantsUpdated(meetingId, people, people.size()));
        });
    }
}
