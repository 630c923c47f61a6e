package dev.causerie.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.delivery.Recheck;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.StampedEvent;
import dev.causerie.server.session.Admitted.Resumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connection state recovery, as stock clients ask for it: the private id and the position of the last durable event, in
 * the CONNECT. What was missed is sent once and in order; where the gap can not be proven whole, there is no recovery and
 * the client gets a new session. Calls read the database. Thread-safe.
 */
public final class Recovery {

    private final RecoveryRecords records;
    private final EventLog log;
    private final RoomOwners owners;
    private final Identities identities;
    private final LiveSessions sessions;
    private final int mostMissed;

    /**
     * Recovery from the log.
     *
     * @param mostMissed how many missed events are sent at the most; who missed more gets a new session
     */
    public Recovery(
            RecoveryRecords records,
            EventLog log,
            RoomOwners owners,
            Identities identities,
            LiveSessions sessions,
            int mostMissed) {
        this.records = records;
        this.log = log;
        this.owners = owners;
        this.identities = identities;
        this.sessions = sessions;
        this.mostMissed = mostMissed;
    }

    /**
     * What the client comes back to, if it asks to and can.
     *
     * @param auth its handshake: {@code pid} and {@code offset}
     * @param who the user of the token that it brings; without one it is who it was, while that token is good
     */
    Optional<Admitted> resume(JsonNode auth, Optional<Identity> who) {
        JsonNode privateId = auth.path("pid");
        if (!privateId.isTextual()) {
            return Optional.empty();
        }
        return records.find(privateId.asText())
                .filter(record -> sessions.find(record.sessionId())
                        .filter(LiveSession::leaving)
                        .isEmpty())
                .flatMap(record -> owner(record, who).flatMap(identity -> position(record, auth.path("offset"))
                        .flatMap(position -> resumption(record, identity, position))
                        .map(resumption -> admitted(privateId.asText(), record, identity, resumption))));
    }

    private Optional<Identity> owner(RecoveryRecord record, Optional<Identity> who) {
        return who.isPresent()
                ? who.filter(identity -> identity.user().id() == record.userId())
                : identities.again(record.userId(), record.login(), record.tokenExpiresAt());
    }

    /** Up to where the client has the events: it says the last one it was sent, in this session or in one before. */
    private Optional<Long> position(RecoveryRecord record, JsonNode offset) {
        if (offset.isMissingNode()) {
            return Optional.of(record.position());
        }
        if (!offset.isTextual() || !offset.asText().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long last = Long.parseLong(offset.asText());
        return last > log.head() ? Optional.empty() : Optional.of(Math.max(last, record.position()));
    }

    private Optional<Resumption> resumption(RecoveryRecord record, Identity identity, long position) {
        List<Room> granted = new ArrayList<>();
        for (Room room : RecoveryRecords.rooms(record)) {
            Optional<Boolean> grant = grants(identity, record.sessionId(), RecoveryRecords.dialects(record), room);
            if (grant.isEmpty()) {
                return Optional.empty();
            }
            if (grant.get()) {
                granted.add(room);
            }
        }
        Stream<Room> own = Stream.of(Room.ofUser(record.userId()), Room.ofSession(record.sessionId()));
        return missed(position, Stream.concat(granted.stream(), own)).map(some -> new Resumption(granted, position));
    }

    private Optional<Boolean> grants(Identity identity, String sessionId, Set<Dialect> dialects, Room room) {
        Session session = new Session(sessionId, identity.user().id(), dialects);
        return owners.grants(identity.user(), session, room);
    }

    private static Admitted admitted(
            String privateId, RecoveryRecord record, Identity identity, Resumption resumption) {
        return new Admitted(
                record.sessionId(),
                privateId,
                Optional.of(identity),
                RecoveryRecords.dialects(record),
                Optional.of(resumption));
    }

    /** All that came after the position in the rooms; absent if that is too much, or the log has forgotten some of it. */
    private Optional<List<StampedEvent>> missed(long position, Stream<Room> rooms) {
        Set<String> keys = rooms.map(Room::key).collect(Collectors.toUnmodifiableSet());
        List<StampedEvent> events = log.since(position, keys, Recheck.TYPE, mostMissed + 1);
        boolean whole = events.size() <= mostMissed && log.floor() <= position;
        return whole ? Optional.of(events) : Optional.empty();
    }

    /**
     * Puts a session that has come back into its rooms, sends it what it missed, and lets live events through behind that.
     *
     * @return false if it can not be made whole, so that its connection must be closed
     */
    boolean replay(LiveSession session, Identity who, Resumption resumption, Delivery delivery) {
        for (Room room : resumption.rooms()) {
            sessions.join(session, room);
            // Asked again once it is in: it may have been taken out between the first answer and now.
            Optional<Boolean> grant = grants(who, session.id(), session.dialects(), room);
            if (grant.isEmpty()) {
                return false;
            }
            if (!grant.get()) {
                sessions.leave(session, room);
            }
        }
        Set<Room> rooms = Set.copyOf(session.rooms());
        return missed(resumption.position(), rooms.stream())
                .map(events -> send(session, resumption.position(), rooms, events, delivery))
                .orElse(false);
    }

    private static boolean send(
            LiveSession session, long position, Set<Room> rooms, List<StampedEvent> events, Delivery delivery) {
        long reached = position;
        for (StampedEvent event : events) {
            for (OutgoingEvent outgoing : delivery.missed(session, event)) {
                session.socket().emit(outgoing);
            }
            reached = event.position();
        }
        return session.backlog().close(reached, rooms, session.socket()::emit);
    }
}
