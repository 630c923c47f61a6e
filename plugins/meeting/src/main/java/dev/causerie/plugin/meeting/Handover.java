package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import java.time.Clock;

/**
 * Gives meetings another host, and tells him who waits. Called while the meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class Handover {

    private final MeetingTable meetings;
    private final Publisher publisher;
    private final Clock clock;
    private final WaitingQueue queue;

    Handover(Tables tables, Surroundings host, WaitingQueue queue) {
        this.meetings = tables.meetings();
        this.publisher = host.publisher();
        this.clock = host.clock();
        this.queue = queue;
    }

    void to(ParticipantRow heir, MeetingRow meeting) {
        meetings.handOver(meeting.id(), heir.userId(), heir.username(), clock.instant());
        publisher.publish(
                Meetings.room(meeting.id()),
                new HostChanged(meeting.id(), meeting.hostId(), heir.userId(), heir.username()));
        queue.show(meeting.id(), Room.ofUser(heir.userId()));
    }
}
