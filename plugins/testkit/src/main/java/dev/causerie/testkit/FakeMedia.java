package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A media server that answers every offer and forwards nothing. Used by the test's thread. */
public final class FakeMedia implements Media {

    /** The session description that it answers. */
    public static final String ANSWER = "v=0 of the media server";

    private final List<String> open = new ArrayList<>();

    /** The sessions that have a connection, as {@code room/session}. */
    public List<String> connections() {
        return List.copyOf(open);
    }

    @Override
    public CompletionStage<String> answer(Room room, Session session, String sdp, List<Track> tracks) {
        String connection = connection(room, session.id());
        if (!open.contains(connection)) {
            open.add(connection);
        }
        return CompletableFuture.completedFuture(ANSWER);
    }

    @Override
    public CompletionStage<Boolean> subscribe(Room room, String sessionId, SlotWish wish) {
        return open.contains(connection(room, sessionId))
                ? CompletableFuture.completedFuture(true)
                : CompletableFuture.failedFuture(Rejected.notFound("slot " + wish.mid()));
    }

    @Override
    public void close(Room room, String sessionId) {
        open.remove(connection(room, sessionId));
    }

    @Override
    public void closeUser(Room room, long userId) {
        throw new UnsupportedOperationException("Sessions are closed one by one here");
    }

    @Override
    public void closeRoom(Room room) {
        open.removeIf(connection -> connection.startsWith(room.key() + "/"));
    }

    private static String connection(Room room, String sessionId) {
        return room.key() + "/" + sessionId;
    }
}
