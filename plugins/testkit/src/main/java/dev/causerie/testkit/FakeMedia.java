package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.domain.media.TrackSource;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A media server that answers every offer and forwards nothing. Thread-safe. */
public final class FakeMedia implements Media {

    /** The session description that it answers. */
    public static final String ANSWER = "v=0 of the media server";

    /** A session that has offered. */
    private record Connection(Room room, String sessionId, long userId) {
        Sender sender() {
            return new Sender(room, userId);
        }
    }

    /** A user who has media in a room. */
    record Sender(Room room, long userId) {}

    /** A session that was to be told of the connections in a room. */
    private record Told(Room room, String sessionId) {}

    private final List<Told> told = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();
    private final List<Room> closed = new ArrayList<>();
    private final Map<Room, MediaQuality> rooms = new HashMap<>();
    private final Map<String, MediaQuality> sessions = new HashMap<>();
    private final Map<Sender, Blocked> blocked = new HashMap<>();
    private final Map<Sender, ConnectionQuality> qualities = new HashMap<>();

    /** The ids of the sessions that have a connection. */
    public synchronized List<String> connections() {
        return open.stream().map(Connection::sessionId).toList();
    }

    /** The rooms whose media was ended as a whole, in order. */
    public synchronized List<Room> closed() {
        return List.copyOf(closed);
    }

    /** How often the session was to be told of the connections in the room. */
    public synchronized long timesTold(Room room, String sessionId) {
        return told.stream().filter(new Told(room, sessionId)::equals).count();
    }

    /** Makes a user's connection in the room as good as that; tells nobody. */
    public synchronized void rate(Room room, long userId, ConnectionQuality quality) {
        qualities.put(new Sender(room, userId), quality);
    }

    /** What everybody in the room receives at the most. */
    public synchronized MediaQuality limitOf(Room room) {
        return rooms.getOrDefault(room, MediaQuality.AUTO);
    }

    /** What the session receives at the most by a cap of its own. */
    public synchronized MediaQuality limitOf(String sessionId) {
        return sessions.getOrDefault(sessionId, MediaQuality.AUTO);
    }

    /** Which sources of the user do not pass in the room. */
    public synchronized Set<TrackSource> blockedOf(Room room, long userId) {
        Blocked known = blocked.get(new Sender(room, userId));
        return known == null ? Set.of() : known.sources();
    }

    synchronized List<Sender> senders() {
        return open.stream().map(Connection::sender).distinct().toList();
    }

    /** Forgets all that it knows, as a server that is started anew. */
    synchronized void restart() {
        open.clear();
        rooms.clear();
        sessions.clear();
        blocked.clear();
        qualities.clear();
    }

    @Override
    public synchronized CompletionStage<String> answer(Room room, Session session, String sdp, List<Track> tracks) {
        Connection connection = new Connection(room, session.id(), session.userId());
        if (!open.contains(connection)) {
            open.add(connection);
        }
        return CompletableFuture.completedFuture(ANSWER);
    }

    @Override
    public synchronized CompletionStage<Boolean> subscribe(Room room, String sessionId, SlotWish wish) {
        return open.stream()
                        .anyMatch(each ->
                                each.room().equals(room) && each.sessionId().equals(sessionId))
                ? CompletableFuture.completedFuture(true)
                : CompletableFuture.failedFuture(Rejected.notFound("slot " + wish.mid()));
    }

    @Override
    public synchronized void limit(Room room, MediaQuality video) {
        rooms.put(room, video);
    }

    @Override
    public synchronized void limit(Room room, String sessionId, MediaQuality video) {
        sessions.put(sessionId, video);
    }

    @Override
    public synchronized void block(Room room, long userId, Blocked wanted) {
        boolean anyMedia = open.stream().anyMatch(each -> each.room().equals(room));
        if (anyMedia) {
            blocked.merge(
                    new Sender(room, userId),
                    wanted,
                    (known, next) -> next.revision() < known.revision() ? known : next);
        }
    }

    @Override
    public synchronized void tellQualities(Room room, String sessionId) {
        told.add(new Told(room, sessionId));
    }

    @Override
    public synchronized Map<Long, ConnectionQuality> qualities(Room room) {
        return qualities.entrySet().stream()
                .filter(rated -> rated.getKey().room().equals(room))
                .collect(Collectors.toMap(rated -> rated.getKey().userId(), Map.Entry::getValue));
    }

    @Override
    public synchronized void close(Room room, String sessionId) {
        sessions.remove(sessionId);
        open.removeIf(each -> each.room().equals(room) && each.sessionId().equals(sessionId));
    }

    @Override
    public synchronized void closeUser(Room room, long userId) {
        open.removeIf(each -> each.room().equals(room) && each.userId() == userId);
    }

    @Override
    public synchronized void closeRoom(Room room) {
        closed.add(room);
        open.removeIf(each -> each.room().equals(room));
        blocked.keySet().removeIf(sender -> sender.room().equals(room));
    }
}
