package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells who is in a meeting after that has changed, at most once a {@link #PAUSE}, however many nodes look, and in a large
 * meeting less often: what is sent grows with the square of its people. A change marks the meeting's row; the node that
 * takes the mark away is the one to tell. Thread-safe.
 */
final class Rosters {

    /** The shortest time between two snapshots of one meeting. */
    static final Duration PAUSE = Duration.ofMillis(250);

    /** The shortest for each participant: a second for five hundred. */
    private static final Duration PAUSE_EACH = Duration.ofMillis(2);

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final Attendance attendance;
    private final Publisher publisher;
    private final Clock clock;

    Rosters(Tables tables, Attendance attendance, Publisher publisher, Clock clock) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.attendance = attendance;
        this.publisher = publisher;
        this.clock = clock;
    }

    void tellStale() {
        Instant now = clock.instant();
        meetings.staleRosters(now.minus(PAUSE)).stream()
                .filter(id -> meetings.claimRoster(id, now.minus(pause(participants.count(id))), now) == 1)
                .flatMap(id -> meetings.find(id).stream())
                .forEach(this::tell);
    }

    /** The shortest time between two snapshots of a meeting with so many participants. */
    static Duration pause(int people) {
        Duration forAll = PAUSE_EACH.multipliedBy(people);
        return forAll.compareTo(PAUSE) > 0 ? forAll : PAUSE;
    }

    private void tell(MeetingRow meeting) {
        List<ParticipantView> people = attendance.of(meeting);
        publisher.send(Meetings.room(meeting.id()), new ParticipantsUpdated(meeting.id(), people, people.size()));
    }
}
