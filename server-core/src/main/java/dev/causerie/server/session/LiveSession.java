package dev.causerie.server.session;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.lane.Lane;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connected client. It begins when its CONNECT was answered, may be signed in then or later, and ends with its
 * connection; a recovered session is a new object with the old id. Thread-safe.
 */
public final class LiveSession {

    private final Socket socket;
    private final String privateId;
    private final Lane lane;
    private final Instant connectedAt;
    private final Backlog backlog;
    private final AtomicReference<@Nullable Identity> identity = new AtomicReference<>();
    private final AtomicReference<@Nullable Identity> warned = new AtomicReference<>();
    private volatile Set<Dialect> dialects;
    private volatile boolean leaving;
    private final Set<Room> rooms = ConcurrentHashMap.newKeySet();

    /**
     * A session that is not signed in.
     *
     * @param privateId known to the client alone; with it the client asks to be recovered
     * @param backlog open while the session is being recovered
     */
    LiveSession(
            Socket socket, String privateId, Lane lane, Instant connectedAt, Set<Dialect> dialects, Backlog backlog) {
        this.socket = socket;
        this.privateId = privateId;
        this.lane = lane;
        this.connectedAt = connectedAt;
        this.dialects = Set.copyOf(dialects);
        this.backlog = backlog;
    }

    /** The id that the client knows. */
    public String id() {
        return socket.id();
    }

    /** Its connection. */
    public Socket socket() {
        return socket;
    }

    /** Where its events are handled. */
    public Lane lane() {
        return lane;
    }

    /** Whose it is; absent until it is signed in. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity.get());
    }

    /** What it speaks; empty until it has sent an event or named a dialect. */
    public Set<Dialect> dialects() {
        return dialects;
    }

    /** Whether it is to be sent the events of a dialect: one that it speaks, or any as long as it speaks none. */
    public boolean hears(Dialect dialect) {
        Set<Dialect> spoken = dialects;
        return spoken.isEmpty() || spoken.contains(dialect);
    }

    /** Notes that it speaks a dialect; says whether that was news. Called in the session's lane alone. */
    public boolean speaks(Dialect dialect) {
        Set<Dialect> more = new HashSet<>(dialects);
        boolean news = more.add(dialect);
        dialects = Set.copyOf(more);
        return news;
    }

    /** A snapshot for plugins; absent until it is signed in. */
    public Optional<Session> snapshot() {
        return identity().map(who -> new Session(id(), who.user().id(), dialects));
    }

    /**
     * Sends a durable event. While the session is being recovered it waits for those that came before it.
     *
     * @return whether it is to be sent now, by the caller, together with the others of a broadcast
     */
    public boolean readyFor(Room room, long position, OutgoingEvent event) {
        return backlog.pass(room, position, event);
    }

    /** Whether volatile events may be sent: not while it is being recovered. */
    public boolean live() {
        return backlog.closed();
    }

    /** Whether the client has not been told yet that this identity is over; true once an identity. */
    boolean firstWarning(Identity over) {
        return !over.equals(warned.getAndSet(over));
    }

    /** Notes that it ends for good, before its lane has come to that. */
    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    String privateId() {
        return privateId;
    }

    Instant connectedAt() {
        return connectedAt;
    }

    Backlog backlog() {
        return backlog;
    }

    Set<Room> rooms() {
        return rooms;
    }

    void signIn(Identity who) {
        identity.set(who);
    }
}
