package dev.causerie.server.sfu;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.media.InvalidOffer;
import dev.causerie.media.MediaException;
import dev.causerie.media.MediaServer;
import dev.causerie.media.NoSuchSlot;
import dev.causerie.media.Router;
import dev.causerie.media.SourceId;
import dev.causerie.media.Subscription;
import dev.causerie.media.TrackIntent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The media of this node's rooms. A room has a router from its first offer until it is closed; a session is a transport
 * of it, and a user a participant. Thread-safe; no call blocks.
 */
public final class Conferences implements Media {

    private final MediaServer server;
    private final ConferenceEvents events;
    private final Object openAndClose = new Object();
    private final Set<Room> recorded = new HashSet<>();
    /** Recorded rooms that were closed, and that nobody has come back to. */
    private final Set<Room> deserted = new HashSet<>();

    private final Map<Room, Router> routers = new ConcurrentHashMap<>();
    private final Limits limits = new Limits(room -> Optional.ofNullable(routers.get(room)));
    private final Carried carried = new Carried();

    /** Conferences on a media server, which tell what happens through {@code events}. */
    public Conferences(MediaServer server, ConferenceEvents events) {
        this.server = server;
        this.events = events;
    }

    @Override
    public CompletionStage<String> answer(Room room, Session session, String sdp, List<Track> tracks) {
        List<TrackIntent> intents = tracks.stream()
                .map(track -> new TrackIntent(track.mid(), Sources.ofMedia(track.source())))
                .toList();
        String participant = Long.toString(session.userId());
        return rejecting(
                entered(room).offer(participant, session.id(), sdp, intents).thenApply(answer -> answer.sdp()));
    }

    @Override
    public CompletionStage<Boolean> subscribe(Room room, String sessionId, SlotWish wish) {
        Optional<SourceId> pinned = wish.userId()
                .map(user -> new SourceId(
                        Long.toString(user),
                        wish.source().map(Sources::ofMedia).orElse(dev.causerie.media.TrackSource.CAMERA)));
        Subscription subscription =
                new Subscription(wish.mid(), pinned, wish.maxLayer().orElse(Router.ANY_LAYER), wish.paused());
        return rejecting(Optional.ofNullable(routers.get(room))
                .map(router -> router.subscribe(sessionId, subscription).thenApply(done -> true))
                .orElseGet(() -> CompletableFuture.failedFuture(Rejected.notFound("media in " + room))));
    }

    @Override
    public void limit(Room room, MediaQuality video) {
        limits.set(room, video);
    }

    @Override
    public void limit(Room room, String sessionId, MediaQuality video) {
        limits.set(room, sessionId, video);
    }

    @Override
    public void tellQualities(Room room, String sessionId) {
        events.tellQualities(room, sessionId);
    }

    @Override
    public Map<Long, ConnectionQuality> qualities(Room room) {
        return events.qualities(room);
    }

    @Override
    public void close(Room room, String sessionId) {
        limits.forget(room, sessionId);
        with(room, router -> router.closeTransport(sessionId));
    }

    @Override
    public void closeUser(Room room, long userId) {
        with(room, router -> router.closeParticipant(Long.toString(userId)));
    }

    /** While the room is recorded its router stays, for the recording, and is closed with that unless somebody comes back. */
    @Override
    public void closeRoom(Room room) {
        synchronized (openAndClose) {
            if (recorded.contains(room)) {
                deserted.add(room);
                with(room, Router::closeTransports);
            } else {
                Optional.ofNullable(routers.remove(room)).ifPresent(Router::close);
            }
        }
    }

    @Override
    public void block(Room room, long userId, Blocked blocked) {
        Set<dev.causerie.media.TrackSource> sources =
                blocked.sources().stream().map(Sources::ofMedia).collect(Collectors.toSet());
        with(room, router -> router.block(Long.toString(userId), sources, blocked.revision()));
    }

    /** The router of a room that is recorded from now on: it stays, also while nobody publishes. */
    public Router record(Room room) {
        synchronized (openAndClose) {
            recorded.add(room);
            return router(room);
        }
    }

    /** Ends what {@link #record} began. */
    public void recordNoMore(Room room) {
        synchronized (openAndClose) {
            recorded.remove(room);
            if (deserted.remove(room)) {
                closeRoom(room);
            }
        }
    }

    /** Ends the media of a session that is gone for good, in whatever rooms it has any. */
    public void sessionGone(String sessionId) {
        limits.forget(sessionId);
        routers.values().forEach(router -> router.closeTransport(sessionId));
    }

    /** Whose media is carried now. */
    List<Carried.Stream> carried() {
        return carried.now();
    }

    private Router entered(Room room) {
        synchronized (openAndClose) {
            deserted.remove(room);
            return router(room);
        }
    }

    private Router router(Room room) {
        Router known = routers.get(room);
        return known != null ? known : limits.opened(room, () -> routers.computeIfAbsent(room, this::open));
    }

    private Router open(Room room) {
        return server.openRouter(room.key(), carried.noting(room, events.of(room)));
    }

    private void with(Room room, Consumer<Router> action) {
        Optional.ofNullable(routers.get(room)).ifPresent(action);
    }

    private static <T> CompletionStage<T> rejecting(CompletionStage<T> stage) {
        return stage.exceptionally(failure -> {
            throw new CompletionException(rejection(failure));
        });
    }

    private static Throwable rejection(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof InvalidOffer invalid) {
            return new Rejected(Code.BAD_REQUEST, "The offer can not be answered: " + invalid.getMessage());
        }
        if (cause instanceof NoSuchSlot missing) {
            return Rejected.notFound(String.valueOf(missing.getMessage()));
        }
        if (cause instanceof MediaException media) {
            return Rejected.unavailable("The media server can not do this now: " + media.getMessage());
        }
        return cause;
    }
}
