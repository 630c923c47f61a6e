package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A connected client, as {@link FakeHost#connect} makes it. What it sends is handled at once, in the caller's thread, one
 * event at a time. Thread-safe: several clients may send from several threads.
 */
public final class FakeClient {

    private record Received(String event, JsonNode payload) {}

    private final FakeHost host;
    private final String id;
    private final User user;
    private final Set<Dialect> dialects = ConcurrentHashMap.newKeySet();
    private final Set<Room> rooms = ConcurrentHashMap.newKeySet();
    private final List<Received> inbox = new CopyOnWriteArrayList<>();
    private volatile boolean connected = true;
    private volatile int lostAt;

    FakeClient(FakeHost host, String id, User user, Set<Dialect> dialects) {
        this.host = host;
        this.id = id;
        this.user = user;
        this.dialects.addAll(dialects);
        rooms.add(Room.ofUser(user.id()));
        rooms.add(Room.ofSession(id));
    }

    /** Sends an event without a payload. */
    public Ack send(String event) {
        return send(event, Map.of());
    }

    /**
     * Sends an event and returns the ack.
     *
     * @param payload a map, list, string, boolean, number or record: what the first argument is as JSON
     */
    public synchronized Ack send(String event, Object payload) {
        if (!connected) {
            throw new IllegalStateException(user.username() + " is not connected");
        }
        return host.send(this, event, payload);
    }

    /** The payloads of the events of this name that came, in order, since the last {@link #forget}. */
    public List<JsonNode> received(String event) {
        return inbox.stream()
                .filter(received -> received.event().equals(event))
                .map(Received::payload)
                .toList();
    }

    /** The names of all events that came, in order, since the last {@link #forget}. */
    public List<String> received() {
        return inbox.stream().map(Received::event).toList();
    }

    /** Empties what was received. */
    public void forget() {
        inbox.clear();
    }

    /** Says goodbye: the session has ended for good. */
    public void disconnect() {
        host.disconnect(this, true, host.now());
    }

    /** Loses the connection; {@link #reconnect} may bring the same session back. */
    public void drop() {
        drop(Duration.ZERO);
    }

    /** Has been silent for a while, which the server notices now and gives the connection up; otherwise as {@link #drop()}. */
    public void drop(Duration silence) {
        host.disconnect(this, false, host.now().minus(silence));
    }

    /** Recovers the dropped session: the host grants its rooms anew and hands it the durable events that it missed. */
    public void reconnect() {
        host.recover(this);
    }

    /** Whose client this is. */
    public User user() {
        return user;
    }

    /** The session's id. */
    public String sessionId() {
        return id;
    }

    Session session() {
        return new Session(id, user.id(), dialects);
    }

    Set<Room> rooms() {
        return rooms;
    }

    boolean connected() {
        return connected;
    }

    int lostAt() {
        return lostAt;
    }

    void lost(int position) {
        connected = false;
        lostAt = position;
    }

    void back() {
        connected = true;
    }

    void speaks(Dialect dialect) {
        dialects.add(dialect);
    }

    boolean understands(Dialect dialect) {
        return dialects.isEmpty() || dialects.contains(dialect);
    }

    void receive(String event, JsonNode payload) {
        inbox.add(new Received(event, payload));
    }
}
