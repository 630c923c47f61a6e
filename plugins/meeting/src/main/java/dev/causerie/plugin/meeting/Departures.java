package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.api.room.Room;
import java.util.Comparator;
import java.util.List;

/**
 * Takes devices and users out of meetings, whatever the reason. With the last device its user leaves; when that is the
 * host, the longest-present of those who are connected becomes host, else of those who may come back. Called while the
 * meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class Departures {

    private final Tables tables;
    private final Surroundings host;
    private final Handover handover;
    private final WaitingQueue queue;
    private final Hands hands;
    private final ScreenShares screenShares;

    Departures(
            Tables tables,
            Surroundings host,
            Handover handover,
            WaitingQueue queue,
            Hands hands,
            ScreenShares screenShares) {
        this.tables = tables;
        this.host = host;
        this.handover = handover;
        this.queue = queue;
        this.hands = hands;
        this.screenShares = screenShares;
    }

    /** Takes one device out; when it is the last one, its user leaves in this way. */
    void depart(SessionRow session, MeetingRow meeting, Departure departure) {
        if (session.waiting()) {
            queue.depart(session, meeting);
            return;
        }
        Room room = Meetings.room(meeting.id());
        tables.sessions().remove(session.sessionId());
        host.rooms().recheck(session.userId(), room);
        tables.store().afterCommit(() -> host.media().close(room, session.sessionId()));
        if (meeting.ended()) {
            return;
        }
        tables.meetings().rosterChanged(meeting.id(), host.clock().instant());
        screenShares.left(session, meeting);
        if (tables.sessions().ofParticipant(meeting.id(), session.userId()).isEmpty()) {
            tables.participants()
                    .find(meeting.id(), session.userId())
                    .ifPresent(gone -> leave(gone, meeting, departure));
        }
    }

    /** Takes a user out whom the host wants out, also one who left before. His devices are to be dealt with before. */
    void remove(long userId, MeetingRow meeting) {
        tables.meetings().rosterChanged(meeting.id(), host.clock().instant());
        tables.participants().find(meeting.id(), userId).ifPresent(gone -> leave(gone, meeting, Departure.REMOVED));
        tables.participants().setRemoved(meeting.id(), userId);
    }

    /** Lets a user, whose devices are out or wait, hear nothing more of the meeting and send nothing more into it. */
    void silence(long userId, MeetingRow meeting) {
        Room room = Meetings.room(meeting.id());
        host.rooms().recheck(userId, room);
        tables.store().afterCommit(() -> host.media().closeUser(room, userId));
    }

    private void leave(ParticipantRow gone, MeetingRow meeting, Departure departure) {
        Room room = Meetings.room(meeting.id());
        tables.participants()
                .leave(meeting.id(), gone.userId(), departure, host.clock().instant());
        boolean removed = departure == Departure.REMOVED;
        screenShares.left(gone.userId(), meeting);
        hands.lower(gone.userId(), meeting);
        List<ParticipantRow> stay = tables.participants().present(meeting.id());
        host.publisher()
                .publish(room, new ParticipantLeft(meeting.id(), gone.userId(), gone.username(), stay.size(), removed));
        if (stay.isEmpty()) {
            tables.store().afterCommit(() -> host.media().closeRoom(room));
        }
        if (meeting.isHost(gone.userId())) {
            // The list is in the order of joining, and the sort keeps it among equals.
            stay.stream()
                    .min(Comparator.comparing(participant -> !participant.connected()))
                    .ifPresent(heir -> handover.to(heir, meeting));
        }
    }
}
