package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells who is in a meeting after that has changed, at most once a {@link #PAUSE}, however many nodes look. A change
 * marks the meeting's row; the node that takes the mark away is the one to tell. Thread-safe.
 */
final class Rosters {

    /** The shortest time between two snapshots of one meeting. */
    static final Duration PAUSE = Duration.ofMillis(250);

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final Publisher publisher;
    private final Clock clock;

    Rosters(Tables tables, Publisher publisher, Clock clock) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.publisher = publisher;
        this.clock = clock;
    }

    void tellStale() {
        Instant now = clock.instant();
        Instant before = now.minus(PAUSE);
        meetings.staleRosters(before).stream()
                .filter(id -> meetings.claimRoster(id, before, now) == 1)
                .flatMap(id -> meetings.find(id).stream())
                .forEach(this::tell);
    }

    private void tell(MeetingRow meeting) {
        List<ParticipantView> people = participants.present(meeting.id()).stream()
                .map(row -> ParticipantView.of(row, meeting.hostId()))
                .toList();
        publisher.send(Meetings.room(meeting.id()), new ParticipantsUpdated(meeting.id(), people, people.size()));
    }
}
