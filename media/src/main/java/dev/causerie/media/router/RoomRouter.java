package dev.causerie.media.router;

import dev.causerie.media.Answer;
import dev.causerie.media.MediaException;
import dev.causerie.media.MediaStats;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.Subscription;
import dev.causerie.media.Tap;
import dev.causerie.media.TapListener;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import dev.causerie.media.sdp.Offer;
import dev.causerie.media.sdp.OfferParser;
import dev.causerie.media.tap.RoomTap;
import dev.causerie.media.tap.TapQueue;
import dev.causerie.media.tap.TapTimeline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** The router as everyone but its worker sees it: turns calls into tasks for the worker. Thread-safe. */
public final class RoomRouter implements Router {
    private static final int TAP_LIMIT = 1024;

    private final String id;
    private final Loop loop;
    private final Counters counters = new Counters();
    private final Room room;
    private final Consumer<RoomRouter> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes an empty one.
     *
     * @param onClose called on the worker thread once it has ended
     */
    public RoomRouter(String id, RouterListener listener, Loop loop, Consumer<RoomRouter> onClose) {
        this.id = id;
        this.loop = loop;
        this.room = new Room(id, listener, loop, counters);
        this.onClose = onClose;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<Answer> offer(
            String participantId, String transportId, String sdp, List<TrackIntent> tracks) {
        Offer offer;
        try {
            offer = OfferParser.parse(sdp);
        } catch (MediaException e) {
            return CompletableFuture.failedStage(e);
        }
        List<TrackIntent> copied = List.copyOf(tracks);
        return ask(r -> r.offer(participantId, transportId, offer, copied));
    }

    @Override
    public CompletionStage<Void> subscribe(String transportId, Subscription wish) {
        return this.<Boolean>ask(r -> {
                    r.subscribe(transportId, wish);
                    return true;
                })
                .thenAccept(done -> {});
    }

    private <T> CompletionStage<T> ask(Function<Room, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean taken = !closed.get()
                && loop.execute(() -> {
                    if (closed.get()) {
                        answer.completeExceptionally(new MediaException("router " + id + " is closed"));
                        return;
                    }
                    try {
                        answer.complete(question.apply(room));
                    } catch (MediaException e) {
                        answer.completeExceptionally(e);
                    } catch (RuntimeException e) {
                        answer.completeExceptionally(new MediaException("router " + id + " failed", e));
                    }
                });
        if (!taken) {
            answer.completeExceptionally(new MediaException("router " + id + " is closed or its worker is overloaded"));
        }
        return answer;
    }

    private void tell(Consumer<Room> statement) {
        if (!closed.get() && !loop.execute(() -> statement.accept(room)) && !loop.isStopped()) {
            throw new MediaException("router " + id + ": its worker is overloaded");
        }
    }

    @Override
    public void closeTransport(String transportId) {
        tell(r -> r.closeTransport(transportId));
    }

    @Override
    public void closeParticipant(String participantId) {
        tell(r -> r.closeParticipant(participantId));
    }

    @Override
    public void closeTransports() {
        tell(Room::closeTransports);
    }

    @Override
    public void setPublisherCap(String participantId, int maxLayer) {
        tell(r -> r.cap(caps -> caps.publisher(participantId, maxLayer)));
    }

    @Override
    public void setReceiverCap(String participantId, int maxLayer) {
        tell(r -> r.cap(caps -> caps.receiver(participantId, maxLayer)));
    }

    @Override
    public void setRoomCap(int maxLayer) {
        tell(r -> r.cap(caps -> caps.room(maxLayer)));
    }

    @Override
    public void setTransportCap(String transportId, int maxLayer) {
        tell(r -> r.cap(caps -> caps.transport(transportId, maxLayer)));
    }

    @Override
    public void block(String participantId, Set<TrackSource> sources, long revision) {
        Set<TrackSource> copied = Set.copyOf(sources);
        tell(r -> r.block(participantId, copied, revision));
    }

    @Override
    public Tap tap(TapListener listener) {
        TapQueue queue = new TapQueue("tap-" + id, TAP_LIMIT, listener);
        TapTimeline timeline = new TapTimeline(System.nanoTime(), loop.clock().instant());
        RoomTap tap = new RoomTap(queue, timeline);
        queue.start();
        if (closed.get() || !loop.execute(() -> addTap(tap))) {
            queue.close();
        }
        return new RunningTap(tap, queue);
    }

    private void addTap(RoomTap tap) {
        if (closed.get()) {
            tap.close();
        } else {
            room.add(tap);
        }
    }

    @Override
    public MediaStats stats() {
        return counters.snapshot();
    }

    /** Lets the room look after its timers. On the worker thread. */
    public void tick(long nowNs) {
        room.tick(nowNs);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && !loop.execute(this::end) && !loop.isStopped()) {
            throw new MediaException("router " + id + ": its worker is overloaded and closes it at its own end");
        }
    }

    /** Ends it at once. On the worker thread. */
    public void end() {
        closed.set(true);
        room.close();
        onClose.accept(this);
    }

    private final class RunningTap implements Tap {
        private final RoomTap tap;
        private final TapQueue queue;

        RunningTap(RoomTap tap, TapQueue queue) {
            this.tap = tap;
            this.queue = queue;
        }

        @Override
        public long droppedFrames() {
            return queue.dropped();
        }

        @Override
        public void close() {
            if (!loop.execute(() -> room.remove(tap))) {
                queue.close(); // the worker has ended, and its tracks with it
            }
        }
    }
}
