package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;

/** Gives meetings another host. Called while the meeting is locked ({@link MeetingLocks}). Thread-safe. */
final class Handover {

    private final MeetingTable meetings;
    private final Publisher publisher;

    Handover(Tables tables, Publisher publisher) {
        this.meetings = tables.meetings();
        this.publisher = publisher;
    }

    void to(ParticipantRow heir, MeetingRow meeting) {
        meetings.handOver(meeting.id(), heir.userId(), heir.username());
        publisher.publish(
                Meetings.room(meeting.id()),
                new HostChanged(meeting.id(), meeting.hostId(), heir.userId(), heir.username()));
    }
}
