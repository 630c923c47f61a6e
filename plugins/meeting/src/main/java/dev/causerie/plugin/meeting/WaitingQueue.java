package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The line of those who wait to be let into a meeting. It is part of the meeting: it outlives connections and restarts.
 * Called while the meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class WaitingQueue {

    /** How many may wait for one meeting. */
    static final int MOST = 500;

    private final WaitingTable waiting;
    private final SessionTable sessions;
    private final MeetingTable meetings;
    private final Publisher publisher;
    private final Supplier<String> tickets;

    WaitingQueue(Tables tables, Publisher publisher, Supplier<String> tickets) {
        this.waiting = tables.waiting();
        this.sessions = tables.sessions();
        this.meetings = tables.meetings();
        this.publisher = publisher;
        this.tickets = tickets;
    }

    Optional<WaitingRow> find(MeetingRow meeting, long userId) {
        return waiting.find(meeting.id(), userId);
    }

    /**
     * Where the user stands in the line, 1 for the next; at its end, if he was not in it.
     *
     * @throws Rejected with {@code FORBIDDEN} if {@link #MOST} wait already
     */
    int enter(MeetingRow meeting, long userId, String username) {
        List<WaitingRow> line = waiting.line(meeting.id());
        for (int index = 0; index < line.size(); index++) {
            if (line.get(index).userId() == userId) {
                return index + 1;
            }
        }
        append(meeting, line, userId, username);
        return line.size() + 1;
    }

    private void append(MeetingRow meeting, List<WaitingRow> line, long userId, String username) {
        if (line.size() >= MOST) {
            throw Rejected.forbidden("The waiting room of this meeting is full: " + MOST + " wait")
                    .because("full");
        }
        long place = line.isEmpty() ? 1 : line.get(line.size() - 1).place() + 1;
        WaitingRow waiter = new WaitingRow(userId, username, tickets.get(), place);
        waiting.append(meeting.id(), waiter);
        meetings.raiseRevision(meeting.id());
        publisher.publish(Room.ofUser(meeting.hostId()), asked(meeting.id(), waiter));
    }

    /** Takes somebody out of the line, and tells the host and those behind him. */
    void leave(MeetingRow meeting, WaitingRow gone) {
        waiting.remove(meeting.id(), gone.userId());
        meetings.raiseRevision(meeting.id());
        publisher.publish(
                Room.ofUser(meeting.hostId()),
                new WaitingEvents.Gone(meeting.id(), gone.ticket(), gone.userId(), gone.username()));
        tellBehind(meeting, gone);
    }

    private void tellBehind(MeetingRow meeting, WaitingRow gone) {
        Map<Long, List<SessionRow>> devices =
                sessions.waiting(meeting.id()).stream().collect(Collectors.groupingBy(SessionRow::userId));
        List<WaitingRow> line = waiting.line(meeting.id());
        for (int index = 0; index < line.size(); index++) {
            WaitingRow waiter = line.get(index);
            if (waiter.place() > gone.place()) {
                WaitingEvents.Moved moved = new WaitingEvents.Moved(meeting.id(), index + 1);
                devices.getOrDefault(waiter.userId(), List.of())
                        .forEach(device -> publisher.send(Room.ofSession(device.sessionId()), moved));
            }
        }
    }

    /** One device less waits; with the last one its user leaves the line. */
    void depart(SessionRow session, MeetingRow meeting) {
        sessions.remove(session.sessionId());
        if (sessions.waitingOf(meeting.id(), session.userId()).isEmpty()) {
            find(meeting, session.userId()).ifPresent(gone -> leave(meeting, gone));
        }
    }

    /** Tells everyone who waits that he will not be let in, and empties the line. */
    void dismiss(MeetingRow meeting, Rejected refusal) {
        waiting.removeAll(meeting.id());
        refuse(sessions.waiting(meeting.id()), refusal);
    }

    /** Tells the devices that they will not be let in; they wait no more. */
    void refuse(List<SessionRow> devices, Rejected refusal) {
        devices.forEach(device -> {
            publisher.publish(Room.ofSession(device.sessionId()), WaitingEvents.Refused.of(refusal));
            sessions.remove(device.sessionId());
        });
    }

    /** Tells a room who waits, the next one first. */
    void show(String meetingId, Room to) {
        waiting.line(meetingId).forEach(waiter -> publisher.publish(to, asked(meetingId, waiter)));
    }

    private static WaitingEvents.Asked asked(String meetingId, WaitingRow waiter) {
        return new WaitingEvents.Asked(meetingId, waiter.ticket(), waiter.userId(), waiter.username());
    }
}
