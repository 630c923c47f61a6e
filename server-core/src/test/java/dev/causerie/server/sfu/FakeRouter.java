package dev.causerie.server.sfu;

import dev.causerie.media.Answer;
import dev.causerie.media.CloseReason;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.MediaStats;
import dev.causerie.media.NoSuchSlot;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.Subscription;
import dev.causerie.media.Tap;
import dev.causerie.media.TapListener;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A router without media: transports open with their first offer and are connected when the test says so. Thread-safe. */
final class FakeRouter implements Router {

    private final String id;
    private final RouterListener listener;
    private final Map<String, String> participants = new ConcurrentHashMap<>();
    final Map<String, Integer> transportCaps = new ConcurrentHashMap<>();
    /** What is blocked of whom by the last call. */
    final Map<String, Set<TrackSource>> blocked = new ConcurrentHashMap<>();

    volatile int roomCap = ANY_LAYER;
    volatile boolean closed;

    FakeRouter(String id, RouterListener listener) {
        this.id = id;
        this.listener = listener;
    }

    /** Lets the transport's media path stand. */
    void connect(String transportId) {
        listener.connected(participants.getOrDefault(transportId, ""), transportId);
    }

    /** Lets the connection of the participant be this good. */
    void rate(String participantId, LinkQuality quality) {
        listener.qualityChanged(participantId, quality);
    }

    /** The transports that are open. */
    Map<String, String> transports() {
        return Map.copyOf(participants);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<Answer> offer(
            String participantId, String transportId, String sdp, List<TrackIntent> tracks) {
        participants.put(transportId, participantId);
        return CompletableFuture.failedStage(new IllegalStateException("There is no answer here"));
    }

    @Override
    public CompletionStage<Void> subscribe(String transportId, Subscription wish) {
        return participants.containsKey(transportId)
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(new NoSuchSlot(wish.mid()));
    }

    @Override
    public void closeTransport(String transportId) {
        String participant = participants.remove(transportId);
        if (participant != null) {
            listener.closed(participant, transportId, CloseReason.ASKED);
        }
    }

    @Override
    public void closeParticipant(String participantId) {
        transports().forEach((transport, participant) -> {
            if (participant.equals(participantId)) {
                closeTransport(transport);
            }
        });
    }

    @Override
    public void closeTransports() {
        transports().keySet().forEach(this::closeTransport);
    }

    @Override
    public void setPublisherCap(String participantId, int maxLayer) {
        throw new UnsupportedOperationException("setPublisherCap");
    }

    @Override
    public void setReceiverCap(String participantId, int maxLayer) {
        throw new UnsupportedOperationException("setReceiverCap");
    }

    @Override
    public void setRoomCap(int maxLayer) {
        roomCap = maxLayer;
    }

    @Override
    public void setTransportCap(String transportId, int maxLayer) {
        transportCaps.put(transportId, maxLayer);
    }

    @Override
    public void block(String participantId, Set<TrackSource> sources, long revision) {
        blocked.put(participantId, sources);
    }

    @Override
    public Tap tap(TapListener tapListener) {
        throw new UnsupportedOperationException("tap");
    }

    @Override
    public MediaStats stats() {
        return MediaStats.NONE;
    }

    @Override
    public void close() {
        closed = true;
        closeTransports();
    }
}
