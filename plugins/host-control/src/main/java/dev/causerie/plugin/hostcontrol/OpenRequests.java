package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The requests to be host that nobody has answered yet. They end by themselves: when their time is over, when the requester
 * leaves or is host anyway, when the meeting ends. Called while the meeting is locked, but for {@link #meetingsWithDue}.
 * Thread-safe.
 */
final class OpenRequests {

    private final RequestTable table;
    private final Publisher publisher;
    private final Clock clock;

    OpenRequests(RequestTable table, Publisher publisher, Clock clock) {
        this.table = table;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Those of a meeting, the oldest first, after those have expired whose time is over. */
    List<RequestRow> of(String meetingId) {
        expire(meetingId);
        return table.of(meetingId);
    }

    Optional<RequestRow> find(String meetingId, long requesterId) {
        return of(meetingId).stream()
                .filter(request -> request.requesterId() == requesterId)
                .findFirst();
    }

    /** Adds a request, and shows it to the host. */
    void open(RequestRow request, long hostId) {
        table.insert(request);
        show(request, Room.ofUser(hostId));
    }

    /** Shows a device of the host what he has not answered yet. */
    void show(String meetingId, String sessionId) {
        of(meetingId).forEach(request -> show(request, Room.ofSession(sessionId)));
    }

    void close(RequestRow request) {
        table.remove(request.meetingId(), request.requesterId());
    }

    List<String> meetingsWithDue() {
        return table.meetingsWithDue(clock.instant());
    }

    /** Ends the requests of a meeting whose time is over, and tells the requesters. */
    void expire(String meetingId) {
        Instant now = clock.instant();
        table.of(meetingId).stream()
                .filter(request -> !request.expiresAt().isAfter(now))
                .forEach(request -> {
                    close(request);
                    publisher.publish(
                            Room.ofUser(request.requesterId()),
                            new ControlAnswered(meetingId, false, request.requesterId(), true));
                });
    }

    void left(ParticipantLeft event) {
        table.remove(event.meetingId(), event.userId());
    }

    /** Shows the new host what the old one has not answered. */
    void hostChanged(HostChanged event) {
        table.remove(event.meetingId(), event.newHostId());
        of(event.meetingId()).forEach(request -> show(request, Room.ofUser(event.newHostId())));
    }

    void ended(MeetingEnded event) {
        table.removeAll(event.meetingId());
    }

    private void show(RequestRow request, Room to) {
        publisher.publish(
                to, new ControlRequested(request.meetingId(), request.requesterId(), request.requesterName()));
    }
}
