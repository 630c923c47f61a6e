package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditEntry.Target;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import java.util.Optional;

/**
 * Throws users out of meetings, and lets them come back. Called while the meeting is locked ({@link MeetingLocks}).
 * Thread-safe.
 */
final class Ejections {

    private static final int MAX_REASON = 500;

    private final Tables tables;
    private final Surroundings host;
    private final Departures departures;
    private final WaitingQueue queue;
    private final Audit audit;

    Ejections(Tables tables, Surroundings host, Departures departures, WaitingQueue queue) {
        this.tables = tables;
        this.host = host;
        this.departures = departures;
        this.queue = queue;
        this.audit = new Audit(host.auditLog());
    }

    void eject(MeetingRow meeting, User by, long userId, String reason) {
        if (reason.length() > MAX_REASON) {
            throw Rejected.badRequest("reason", "must be up to " + MAX_REASON + " characters");
        }
        if (meeting.isHost(userId)) {
            throw Rejected.badRequest("participantId", "must be somebody else: hand the meeting over, or end it");
        }
        if (tables.admissions().is(meeting.id(), userId, Decision.EJECTED)) {
            return;
        }
        String username = username(meeting, userId);
        tables.admissions()
                .decide(meeting.id(), userId, Decision.EJECTED, host.clock().instant());
        tables.sessions().removeAll(meeting.id(), userId);
        departures.silence(userId, meeting);
        tell(new ParticipantEjected(meeting.id(), userId, username, reason, by.id(), false));
        departures.remove(userId, meeting);
        queue.find(meeting, userId).ifPresent(waiter -> queue.leave(meeting, waiter));
        audit.didTo(
                by,
                "eject",
                meeting.id(),
                new Target(userId, username),
                Optional.of(reason).filter(text -> !text.isBlank()));
    }

    private String username(MeetingRow meeting, long userId) {
        return queue.find(meeting, userId)
                .map(WaitingRow::username)
                .or(() -> tables.participants().everIn(meeting.id(), userId))
                .orElseThrow(() -> Rejected.notFound("participant " + userId + " in this meeting"));
    }

    private void tell(ParticipantEjected ejected) {
        host.publisher().publish(Meetings.room(ejected.meetingId()), ejected);
        host.publisher()
                .publish(
                        Room.ofUser(ejected.userId()),
                        new ParticipantEjected(
                                ejected.meetingId(),
                                ejected.userId(),
                                ejected.username(),
                                ejected.reason(),
                                ejected.ejectedBy(),
                                true));
    }

    void readmit(MeetingRow meeting, User by, long userId) {
        if (tables.admissions().revoke(meeting.id(), userId, Decision.EJECTED) == 0) {
            return;
        }
        tables.meetings().raiseRevision(meeting.id());
        String username = host.users().find(userId).map(User::username).orElse("");
        audit.didTo(by, "readmit", meeting.id(), new Target(userId, username));
    }
}
