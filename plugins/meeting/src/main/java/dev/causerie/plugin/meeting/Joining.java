package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lets sessions join meetings. A session is in one meeting at a time: joining another leaves the first, in the same
 * transaction. A user's further sessions join him as devices of the same participant. Thread-safe.
 */
final class Joining {

    private static final String PASSWORD = "password";

    private final Tables tables;
    private final MeetingLocks locks;
    private final Departures departures;
    private final Passwords passwords;
    private final Entrance entrance;
    private final Clock clock;
    private final WaitingRoom waitingRoom;

    Joining(Parts parts) {
        this.tables = parts.tables();
        this.locks = tables.locks();
        this.departures = parts.departures();
        this.passwords = parts.passwords();
        this.entrance = parts.entrance();
        this.clock = parts.host().clock();
        this.waitingRoom = parts.waitingRoom();
    }

    Reply join(Caller caller, JoinMeeting wish) {
        MeetingRow seen = tables.meetings()
                .find(wish.meetingId())
                .orElseThrow(() -> Rejected.notFound("meeting " + wish.meetingId()));
        requirePassword(seen, caller.user(), wish.password());
        return locks.changeAll(concerned(seen, caller), rows -> {
            MeetingRow meeting = Objects.requireNonNull(rows.get(seen.id()));
            requireSamePassword(seen, meeting);
            tables.sessions()
                    .find(caller.session().id())
                    .filter(session -> !session.meetingId().equals(meeting.id()))
                    .ifPresent(session -> departures.depart(session, locked(rows, session), Departure.LEFT));
            return enter(caller, meeting);
        });
    }

    private Set<String> concerned(MeetingRow meeting, Caller caller) {
        Set<String> ids = new HashSet<>(Set.of(meeting.id()));
        tables.sessions().find(caller.session().id()).map(SessionRow::meetingId).ifPresent(ids::add);
        return ids;
    }

    private static MeetingRow locked(Map<String, MeetingRow> rows, SessionRow session) {
        return Optional.ofNullable(rows.get(session.meetingId()))
                .orElseThrow(() -> Rejected.conflict("This session has just joined another meeting: try again"));
    }

    private Reply enter(Caller caller, MeetingRow found) {
        User user = caller.user();
        Admission.requireNotEjected(tables.admissions().is(found.id(), user.id(), Decision.EJECTED));
        MeetingRow meeting = found.hostless() ? adopted(found, user) : found;
        return waitingRoom.awaits(meeting, user)
                ? waitingRoom.enter(caller, meeting)
                : Reply.as(
                        "meeting-joined",
                        entrance.enter(meeting, user, caller.session().id()));
    }

    private MeetingRow adopted(MeetingRow meeting, User user) {
        tables.meetings().handOver(meeting.id(), user.id(), user.username(), clock.instant());
        return tables.meetings().find(meeting.id()).orElseThrow();
    }

    private void requirePassword(MeetingRow meeting, User user, Optional<String> password) {
        String hash = meeting.passwordHash();
        if (hash == null
                || meeting.isHost(user.id())
                || tables.participants().find(meeting.id(), user.id()).isPresent()
                || tables.waiting().find(meeting.id(), user.id()).isPresent()) {
            return;
        }
        String given = password.orElseThrow(
                () -> Rejected.forbidden("This meeting has a password").because(PASSWORD));
        if (!passwords.matches(given, hash)) {
            throw Rejected.forbidden("That is not the password of this meeting").because(PASSWORD);
        }
    }

    /** The password is checked before the transaction, since that takes long; so it may have been changed meanwhile. */
    private static void requireSamePassword(MeetingRow seen, MeetingRow locked) {
        if (!Objects.equals(seen.passwordHash(), locked.passwordHash())) {
            throw Rejected.conflict("The password of this meeting has just been changed: try again");
        }
    }
}
