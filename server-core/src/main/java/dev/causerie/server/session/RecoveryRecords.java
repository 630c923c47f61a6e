package dev.causerie.server.session;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.store.Store;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what sessions need to come back. Calls write to the database and are made in lanes, never on event loops.
 * Thread-safe.
 */
public final class RecoveryRecords {

    private final RecoveryMapper mapper;
    private final LiveSessions sessions;
    private final Clock clock;
    private final Duration window;
    private final String node;

    /**
     * Records in the host's database.
     *
     * @param window how long after a lost connection a session may come back
     * @param node this server's id among those that share the database
     */
    public RecoveryRecords(Store store, LiveSessions sessions, Clock clock, Duration window, String node) {
        this.mapper = store.mapper(RecoveryMapper.class);
        this.sessions = sessions;
        this.clock = clock;
        this.window = window;
        this.node = node;
    }

    /**
     * Notes that a node has died: whoever was connected to it lost the connection then.
     *
     * @param silence how long ago its last sign of life was
     */
    public void nodeDied(String dead, Duration silence) {
        mapper.endAll(dead, clock.instant().minus(silence));
    }

    /** Notes anew who is connected here, after this node was taken for dead. */
    public void nodeRevived() {
        sessions.all().forEach(session -> mapper.revive(hash(session.privateId()), node));
    }

    /** The sessions of a user that are connected to other nodes. */
    public List<Session> elsewhere(long userId) {
        return mapper.elsewhere(userId, node).stream()
                .map(record -> new Session(record.sessionId(), userId, dialects(record)))
                .toList();
    }

    /** When the sessions of a user that are on no node lost their connections, by id; those that may still come back. */
    public Map<String, Instant> lost(long userId) {
        return mapper.lost(userId).stream()
                .collect(Collectors.toMap(RecoveryRecord::sessionId, RecoveryRecord::endedAt));
    }

    /** Forgets those who did not come back in time. */
    public void prune() {
        mapper.forgetEnded(clock.instant().minus(window));
    }

    /**
     * Notes a session that is signed in now.
     *
     * @param position from where on events may be its own; kept from the first time that it was noted
     */
    void begin(LiveSession session, Identity who, long position) {
        if (!sessions.isCurrent(session)) {
            return;
        }
        mapper.put(new RecoveryRecord(
                hash(session.privateId()),
                session.id(),
                who.user().id(),
                who.login(),
                dialects(session),
                rooms(session),
                who.expiresAt(),
                position,
                null,
                node));
    }

    /** Notes that a session's rooms or dialects have changed; no effect once it has been taken over. */
    public void update(LiveSession session) {
        if (sessions.isCurrent(session)) {
            mapper.update(hash(session.privateId()), node, dialects(session), rooms(session));
        }
    }

    /**
     * Forgets a session that has ended for good; no effect once it has been taken over.
     *
     * @return false if it lives on at another node, which it has come to meanwhile
     */
    boolean forget(LiveSession session) {
        if (!sessions.isCurrent(session)) {
            return true;
        }
        String hash = hash(session.privateId());
        return mapper.forget(hash, node) == 1 || isNowhere(hash);
    }

    /**
     * Notes that a session has lost its connection: from now on its window runs.
     *
     * @return false if it lives on at another node, which it has come to meanwhile
     */
    boolean lost(LiveSession session) {
        String hash = hash(session.privateId());
        return mapper.end(hash, node, clock.instant()) == 1 || isNowhere(hash);
    }

    private boolean isNowhere(String hash) {
        return mapper.find(hash).isEmpty();
    }

    /** The record for a private id, unless its time is over. */
    Optional<RecoveryRecord> find(String privateId) {
        return mapper.find(hash(privateId))
                .filter(record -> record.endedAt() == null
                        || record.endedAt().plus(window).isAfter(clock.instant()));
    }

    static Set<Dialect> dialects(RecoveryRecord record) {
        return words(record.dialects(), " ").stream().map(Dialect::new).collect(Collectors.toUnmodifiableSet());
    }

    static List<Room> rooms(RecoveryRecord record) {
        return words(record.rooms(), "\n").stream()
                .map(word -> Room.parse(URLDecoder.decode(word, StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String dialects(LiveSession session) {
        return session.dialects().stream().map(Dialect::name).sorted().collect(Collectors.joining(" "));
    }

    private String rooms(LiveSession session) {
        return sessions.joined(session).stream()
                .map(room -> URLEncoder.encode(room.key(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String hash(String privateId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(privateId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
