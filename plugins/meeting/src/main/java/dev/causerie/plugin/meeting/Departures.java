package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/**
 * Takes devices out of meetings, whatever the reason. With the last device its user leaves; when that is the host, the
 * longest-present of those who are connected becomes host, else of those who may come back. Called while the meeting is
 * locked ({@link MeetingLocks}). Thread-safe.
 */
final class Departures {

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final SessionTable sessions;
    private final Store store;
    private final Rooms rooms;
    private final Media media;
    private final Publisher publisher;
    private final Clock clock;

    Departures(Tables tables, Rooms rooms, Media media, Publisher publisher, Clock clock) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.sessions = tables.sessions();
        this.store = tables.store();
        this.rooms = rooms;
        this.media = media;
        this.publisher = publisher;
        this.clock = clock;
    }

    void depart(SessionRow session, MeetingRow meeting) {
        sessions.remove(session.sessionId());
        store.afterCommit(() -> {
            rooms.leave(session.sessionId(), Meetings.room(meeting.id()));
            media.close(Meetings.room(meeting.id()), session.sessionId());
        });
        if (meeting.ended()) {
            return;
        }
        meetings.rosterChanged(meeting.id());
        if (sessions.ofParticipant(meeting.id(), session.userId()).isEmpty()) {
            participants.find(meeting.id(), session.userId()).ifPresent(gone -> leave(gone, meeting));
        }
    }

    private void leave(ParticipantRow gone, MeetingRow meeting) {
        participants.leave(meeting.id(), gone.userId(), clock.instant());
        List<ParticipantRow> stay = participants.present(meeting.id());
        publisher.publish(
                Meetings.room(meeting.id()),
                new ParticipantLeft(meeting.id(), gone.userId(), gone.username(), stay.size()));
        if (stay.isEmpty()) {
            store.afterCommit(() -> media.closeRoom(Meetings.room(meeting.id())));
        }
        if (meeting.isHost(gone.userId())) {
            // The list is in the order of joining, and the sort keeps it among equals.
            stay.stream()
                    .min(Comparator.comparing(participant -> !participant.connected()))
                    .ifPresent(heir -> handOver(meeting, heir));
        }
    }

    private void handOver(MeetingRow meeting, ParticipantRow heir) {
        meetings.handOver(meeting.id(), heir.userId(), heir.username());
        publisher.publish(
                Meetings.room(meeting.id()),
                new HostChanged(meeting.id(), meeting.hostId(), heir.userId(), heir.username()));
    }
}
