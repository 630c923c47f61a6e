package dev.causerie.plugin.meeting;

import dev.causerie.api.session.Session;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.api.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Follows the connections of those who are in meetings or wait for them. A device whose connection was lost is kept for
 * {@link #GRACE} from its last sign of life, but {@link #NOTICE} from now, in which it may be recovered or its user may join again from a new one; then it leaves. What the
 * sessions tell is only the quick way: {@link #reconcile} compares with who is connected, so that the devices of a server
 * that died leave too. Any node may do it, and several at once: each step looks again once it has the lock. Thread-safe.
 */
final class Connections {

    /** How long a lost device is kept. */
    static final Duration GRACE = Duration.ofSeconds(15);

    /** How much of it he has at least, from when his loss was noticed: he may have noticed it no sooner. */
    static final Duration NOTICE = Duration.ofSeconds(5);

    /** How long those who were in a meeting that ended stay in its room, to hear that it did. */
    static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Tables tables;
    private final MeetingLocks locks;
    private final Departures departures;
    private final Returning returning;
    private final Sessions connected;
    private final Clock clock;
    private final Instant begun;

    Connections(Parts parts, Sessions connected) {
        this.tables = parts.tables();
        this.locks = tables.locks();
        this.departures = parts.departures();
        this.returning = new Returning(parts);
        this.connected = connected;
        this.clock = parts.host().clock();
        this.begun = clock.instant();
    }

    void started(SessionStarted event) {
        if (event.recovered()) {
            tables.sessions().find(event.session().id()).ifPresent(returning::back);
        }
    }

    void ended(SessionEnded event) {
        tables.sessions().find(event.session().id()).ifPresent(session -> {
            if (event.deliberate()) {
                departIf(session, Departure.LEFT, (now, meeting) -> true);
            } else {
                lose(session, event.lostAt());
            }
        });
    }

    /** Marks as lost who is not connected, and as found who is. */
    void reconcile() {
        Map<Long, List<SessionRow>> byUser =
                tables.sessions().all().stream().collect(Collectors.groupingBy(SessionRow::userId));
        byUser.forEach((userId, sessions) -> {
            Set<String> alive = connected.of(userId).stream().map(Session::id).collect(Collectors.toSet());
            sessions.stream()
                    .filter(session -> session.lost() && alive.contains(session.sessionId()))
                    .forEach(returning::back);
            sessions.stream()
                    .filter(session -> !session.lost() && !alive.contains(session.sessionId()))
                    .forEach(this::lose);
        });
    }

    /** Takes out whose time is over. */
    void departDue() {
        Instant lostBefore = patience(clock.instant());
        Instant endedBefore = clock.instant().minus(FAREWELL);
        tables.sessions()
                .due(lostBefore, endedBefore)
                .forEach(due ->
                        departIf(due, Departure.LOST, (now, meeting) -> meeting.ended() || lost(now, lostBefore)));
    }

    private static boolean lost(SessionRow session, Instant before) {
        Instant lostAt = session.lostAt();
        return lostAt != null && !lostAt.isAfter(before);
    }

    /** Whoever was lost up to then is out of time: nobody as long as the server, which nobody can blame for its stop, is new. */
    private Instant patience(Instant now) {
        Instant graceBegan = now.minus(GRACE);
        return graceBegan.isBefore(begun) ? Instant.EPOCH : graceBegan;
    }

    private void departIf(SessionRow session, Departure departure, BiPredicate<SessionRow, MeetingRow> still) {
        locks.change(session.meetingId(), meeting -> {
            tables.sessions()
                    .find(session.sessionId())
                    .filter(now -> now.meetingId().equals(meeting.id()))
                    .filter(now -> still.test(now, meeting))
                    .ifPresent(now -> departures.depart(now, meeting, departure));
            return meeting;
        });
    }

    private void lose(SessionRow session) {
        Instant lostAt = connected.lost(session.userId()).get(session.sessionId());
        lose(session, lostAt == null ? clock.instant() : lostAt);
    }

    private void lose(SessionRow session, Instant lostAt) {
        Instant earliest = clock.instant().minus(GRACE).plus(NOTICE);
        Instant from = lostAt.isBefore(earliest) ? earliest : lostAt;
        locks.change(session.meetingId(), meeting -> {
            int lost = tables.sessions().lose(session.sessionId(), from);
            if (lost > 0 && !session.waiting() && !meeting.ended()) {
                tables.meetings().rosterChanged(meeting.id(), clock.instant());
            }
            return meeting;
        });
    }
}
