package dev.causerie.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.StampedEvent;
import dev.causerie.server.session.Admitted.Resumption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connection state recovery, as stock clients ask for it: the private id and the position of the last durable event, in
 * the CONNECT. What was missed is sent once and in order; where the gap can not be proven whole, there is no recovery and
 * the client gets a new session. Calls read the database. Thread-safe.
 */
public final class Recovery {

    private final RecoveryRecords records;
    private final EventLog log;
    private final RoomOwners owners;
    private final Users users;
    private final Clock clock;
    private final int mostMissed;

    /**
     * Recovery from the log.
     *
     * @param mostMissed how many missed events are sent at the most; who missed more gets a new session
     */
    public Recovery(
            RecoveryRecords records, EventLog log, RoomOwners owners, Users users, Clock clock, int mostMissed) {
        this.records = records;
        this.log = log;
        this.owners = owners;
        this.users = users;
        this.clock = clock;
        this.mostMissed = mostMissed;
    }

    /**
     * What the client comes back to, if it asks to and can.
     *
     * @param auth its handshake: {@code pid} and {@code offset}
     * @param who the user of the token that it brings, if it brings one
     */
    Optional<Admitted> resume(JsonNode auth, Optional<Identity> who) {
        JsonNode privateId = auth.path("pid");
        if (!privateId.isTextual()) {
            return Optional.empty();
        }
        return records.find(privateId.asText())
                .filter(record -> who.isEmpty() || who.get().user().id() == record.userId())
                .filter(record -> record.tokenExpiresAt().isAfter(clock.instant()) || who.isPresent())
                .flatMap(record -> identity(record, who)
                        .flatMap(identity -> resume(privateId.asText(), record, identity, auth.path("offset"))));
    }

    private Optional<Identity> identity(RecoveryRecord record, Optional<Identity> who) {
        return who.or(
                () -> users.find(record.userId()).map(user -> new Identity(user, record.tokenExpiresAt(), () -> true)));
    }

    private Optional<Admitted> resume(String privateId, RecoveryRecord record, Identity identity, JsonNode offset) {
        long position = offset.asLong(record.position());
        if (position < log.floor() || position > log.head()) {
            return Optional.empty();
        }
        List<Room> rooms = granted(record, identity.user());
        List<StampedEvent> missed = log.since(position, keys(rooms, record, identity.user()), mostMissed + 1);
        if (missed.size() > mostMissed) {
            return Optional.empty();
        }
        return Optional.of(new Admitted(
                record.sessionId(),
                privateId,
                Optional.of(identity),
                RecoveryRecords.dialects(record),
                Optional.of(new Resumption(rooms, position, missed))));
    }

    private List<Room> granted(RecoveryRecord record, User user) {
        Session session = new Session(record.sessionId(), user.id(), RecoveryRecords.dialects(record));
        return RecoveryRecords.rooms(record).stream()
                .filter(room -> owners.grants(user, session, room))
                .toList();
    }

    private static Set<String> keys(List<Room> rooms, RecoveryRecord record, User user) {
        List<Room> all = new ArrayList<>(rooms);
        all.add(Room.ofUser(user.id()));
        all.add(Room.ofSession(record.sessionId()));
        return all.stream().map(Room::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Sends a session that has come back what it missed, and lets live events through behind that.
     *
     * @return false if it can not be made whole, so that its connection must be closed
     */
    boolean replay(LiveSession session, Resumption resumption, Delivery delivery) {
        Set<String> keys = session.rooms().stream().map(Room::key).collect(Collectors.toUnmodifiableSet());
        List<StampedEvent> meanwhile = log.since(resumption.reached(), keys, mostMissed + 1);
        if (meanwhile.size() > mostMissed) {
            return false;
        }
        long reached = resumption.reached();
        for (List<StampedEvent> part : List.of(resumption.missed(), meanwhile)) {
            for (StampedEvent event : part) {
                for (OutgoingEvent outgoing : delivery.missed(session, event)) {
                    session.socket().emit(outgoing);
                }
                reached = event.position();
            }
        }
        return session.backlog().close(reached, session.socket()::emit);
    }
}
