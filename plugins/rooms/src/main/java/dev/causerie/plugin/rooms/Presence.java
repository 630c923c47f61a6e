package dev.causerie.plugin.rooms;

import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.api.session.Sessions;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells rooms that somebody has gone: when none of the user's sessions that were in rooms has been connected for
 * {@link #GRACE}. It compares with who is connected, so that it also finds those whose server died. Thread-safe; called
 * every second.
 */
final class Presence {

    /** How long somebody may be away without being called gone. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private final PresenceTable presence;
    private final VisitTable visits;
    private final Sessions connected;
    private final Publisher publisher;
    private final Clock clock;

    Presence(Store store, Sessions connected, Publisher publisher, Clock clock) {
        this.presence = store.mapper(PresenceTable.class);
        this.visits = store.mapper(VisitTable.class);
        this.connected = connected;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Looks at everybody who is online in rooms. */
    void check() {
        presence.all().forEach(this::check);
    }

    private void check(PresenceRow user) {
        List<VisitRow> been = visits.ofUser(user.userId());
        Set<String> alive =
                connected.of(user.userId()).stream().map(Session::id).collect(Collectors.toSet());
        boolean here = been.stream().anyMatch(visit -> alive.contains(visit.sessionId()));
        Instant lostAt = user.lostAt();
        if (here && lostAt != null) {
            presence.regain(user.userId());
        } else if (!here && lostAt == null) {
            presence.lose(user.userId(), clock.instant());
        } else if (!here && lostAt != null && !lostAt.plus(GRACE).isAfter(clock.instant())) {
            gone(user, been, lostAt);
        }
    }

    private void gone(PresenceRow user, List<VisitRow> been, Instant lostAt) {
        if (presence.leave(user.userId()) == 0) {
            return;
        }
        UserStatus status = new UserStatus(user.userId(), user.username(), false, Optional.of(lostAt));
        been.stream()
                .map(VisitRow::roomId)
                .distinct()
                .forEach(roomId -> publisher.send(Room.of(Visits.ROOM_KIND, roomId), status));
    }
}
